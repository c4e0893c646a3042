package org.tandemoms.integration.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Partners' call-backs carry no token: their signature is checked by the controller, so this chain lets them through to it. */
@Configuration(proxyBeanMethods = false)
class PartnerCallBackSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain partnerCallBackChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/partner-callbacks/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
