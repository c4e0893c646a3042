package org.tandemoms.identity.web;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** An issuer of your own, by {@code tandem.security.issuer-uri}. Asked on first use: Tandem starts while it is away. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${tandem.security.issuer-uri:}'.isBlank()")
class IssuerConfiguration {

    @Bean
    JwtDecoder jwtDecoder(SecurityProperties properties) {
        return new SupplierJwtDecoder(() -> {
            var decoder =
                    NimbusJwtDecoder.withIssuerLocation(properties.issuerUri()).build();
            decoder.setJwtValidator(validator(properties));
            return decoder;
        });
    }

    private static OAuth2TokenValidator<Jwt> validator(SecurityProperties properties) {
        var issued = JwtValidators.createDefaultWithIssuer(properties.issuerUri());
        if (properties.audience().isBlank()) {
            return issued;
        }
        var meantForUs = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.contains(properties.audience()));
        return new DelegatingOAuth2TokenValidator<>(issued, meantForUs);
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(SecurityProperties properties) {
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(properties.issuerUri())
                        .registrationId(LoginPage.REGISTRATION)
                        .clientId(properties.clientId())
                        .clientSecret(properties.clientSecret())
                        .clientName("Tandem")
                        .scope("openid", "profile")
                        .build()));
    }
}
