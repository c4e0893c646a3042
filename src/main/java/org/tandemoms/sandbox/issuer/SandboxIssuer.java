package org.tandemoms.sandbox.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** {@code POST /oauth2/token} for everyone in the {@link Cast}, while no issuer of your own is named. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@ConditionalOnExpression("'${tandem.security.issuer-uri:}'.isBlank()")
class SandboxIssuer {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
    private static final Pattern LOOPBACK = Pattern.compile("http://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

    /** The secret is public, so the hash need not be slow: a token request must not cost what an order costs. */
    private static final int BCRYPT_STRENGTH = 4;

    @Bean
    @Order(10)
    SecurityFilterChain issuerChain(HttpSecurity http) throws Exception {
        var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, defaults -> {})
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    RegisteredClientRepository registeredClients(PasswordEncoder encoder) {
        var tokens =
                TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFETIME).build();
        return new InMemoryRegisteredClientRepository(Arrays.stream(Cast.values())
                .map(one -> RegisteredClient.withId(one.client())
                        .clientId(one.client())
                        .clientSecret(encoder.encode(Cast.SECRET))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(tokens)
                        .build())
                .toList());
    }

    @Bean
    UserDetailsService userAccounts(PasswordEncoder encoder) {
        var hash = encoder.encode(Cast.SECRET);
        return userName -> Cast.byLogin(userName)
                .map(one -> new SandboxPerson(one, hash))
                .orElseThrow(() -> new UsernameNotFoundException("Nobody is called " + userName));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> actorClaims() {
        return context -> Cast.byClient(context.getRegisteredClient().getClientId())
                .ifPresent(one ->
                        context.getClaims().audience(List.of("tandem")).claims(claims -> claims.putAll(one.claims())));
    }

    @Bean
    OAuth2AuthorizationService unkeptAuthorizations() {
        return new UnkeptAuthorizations();
    }

    /** No fixed issuer name: the address by which the caller reached us, so that every loopback name and port works. */
    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    RSAKey signingKey(@Value("${tandem.data-dir}") Path dataDirectory) {
        return SigningKey.in(dataDirectory.resolve("issuer"));
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(RSAKey signingKey) {
        return new ImmutableJWKSet<>(new JWKSet(signingKey));
    }

    @Bean
    JwtDecoder jwtDecoder(RSAKey signingKey) throws JOSEException {
        var decoder =
                NimbusJwtDecoder.withPublicKey(signingKey.toRSAPublicKey()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefault(), new JwtClaimValidator<>(JwtClaimNames.ISS, SandboxIssuer::isOurs)));
        return decoder;
    }

    private static boolean isOurs(Object issuer) {
        return issuer != null && LOOPBACK.matcher(issuer.toString()).matches();
    }
}
