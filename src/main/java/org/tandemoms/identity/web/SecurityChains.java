package org.tandemoms.identity.web;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.tandemoms.identity.Role;

/**
 * Two chains with the same rules: calls with a bearer token are stateless; everything else belongs to a person's session
 * and is guarded against cross-site requests. What no rule names is denied.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityChains {

    private static final RequestMatcher BEARER = request -> {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
    };

    /** Scripts and fonts only from here; inline styles because diagrams and grids set them on elements. */
    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";

    /** Of Camunda's pages there is Cockpit only: people belong to the issuer, tasks to our inbox and its four eyes. */
    private static final String[] CAMUNDAS_OWN_PEOPLE_AND_TASKS = {
        "/camunda/app/admin/**",
        "/camunda/app/tasklist/**",
        "/camunda/app/welcome/**",
        "/camunda/api/tasklist/**",
        "/camunda/api/admin/setup/**",
        "/camunda/api/admin/auth/user/*/login/**"
    };

    /**
     * The engine's calls that put an instance somewhere else in its process, past a decision. An operator ends an instance
     * instead; the order is then put into its process again from its document.
     */
    private static final RequestMatcher MOVES =
            RegexRequestMatcher.regexMatcher("/(engine-rest|camunda/api/engine)/.*(modification|migration|restart).*");

    private final SecurityProperties properties;
    private final RefusalResponses refusals;
    private final RateLimitFilter rateLimit;

    SecurityChains(SecurityProperties properties, RefusalResponses refusals, RateLimitFilter rateLimit) {
        this.properties = properties;
        this.refusals = refusals;
        this.rateLimit = rateLimit;
    }

    @Bean
    @Order(20)
    SecurityFilterChain bearerChain(HttpSecurity http, JwtDecoder decoder) throws Exception {
        return http.securityMatcher(BEARER)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(BearerCaller::of)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(rateLimit, AuthorizationFilter.class)
                .authorizeHttpRequests(this::rules)
                .build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain sessionChain(HttpSecurity http, ObjectProvider<ClientRegistrationRepository> issuers)
            throws Exception {
        var issuer = issuers.getIfAvailable();
        var navigations = new HttpSessionRequestCache();
        navigations.setRequestMatcher(RefusalResponses.NAVIGATION);
        http.requestCache(cache -> cache.requestCache(navigations))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new SinglePageCsrf())
                        // signed by the partner, or guarded by Camunda's own tokens
                        .ignoringRequestMatchers("/partner-callbacks/**", "/camunda/**"))
                .addFilterBefore(new SinglePageCsrf.CookieFilter(), AuthorizationFilter.class)
                .addFilterBefore(rateLimit, AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .logout(logout -> logout.logoutSuccessHandler(afterLogout(issuer)))
                .authorizeHttpRequests(this::rules);
        login(http, issuer != null);
        // last, for logins would else send scripts to a page instead of answering them
        return http.exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    private static void login(HttpSecurity http, boolean openIdConnect) throws Exception {
        if (openIdConnect) {
            var people = new OidcUserService();
            http.oauth2Login(login -> login.loginPage(LoginPage.PATH)
                    .successHandler(new BackToWhereTheyWere())
                    .userInfoEndpoint(info -> info.oidcUserService(
                            request -> new OpenIdPerson(people.loadUser(request), request.getAccessToken()))));
        } else {
            http.formLogin(login -> login.loginPage(LoginPage.PATH)
                    .successHandler(new BackToWhereTheyWere())
                    .failureUrl(LoginPage.PATH + "?wrong"));
        }
    }

    private void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/actuator/health/**", "/actuator/info")
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .hasAnyRole(Role.ADMIN.name(), Role.METRICS.name())
                .requestMatchers("/actuator/**")
                .hasRole(Role.ADMIN.name())
                .requestMatchers(MOVES)
                .denyAll()
                .requestMatchers("/engine-rest/**")
                .hasAnyRole(Role.ANALYST.name(), Role.ADMIN.name())
                .requestMatchers(CAMUNDAS_OWN_PEOPLE_AND_TASKS)
                .denyAll()
                .requestMatchers("/camunda/**")
                .hasRole(Role.ADMIN.name())
                // signed by the partner: the integration room checks the signature before anything else
                .requestMatchers(HttpMethod.POST, "/partner-callbacks/**")
                .permitAll()
                .requestMatchers("/api/**")
                .authenticated()
                .requestMatchers(LoginPage.PATH, "/logout")
                .permitAll();
        var docs =
                requests.requestMatchers("/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui.html", "/swagger-ui/**");
        (properties.openApiDocs() ? docs.permitAll() : docs.authenticated())
                .requestMatchers(Paths.PAGES)
                .permitAll()
                .anyRequest()
                .denyAll();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        var cookies = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return cookies;
    }

    private static LogoutSuccessHandler afterLogout(ClientRegistrationRepository issuer) {
        if (issuer == null) {
            return (request, response, person) -> NextPage.tell(response, LoginPage.PATH);
        }
        var everywhere = new OidcClientInitiatedLogoutSuccessHandler(issuer);
        everywhere.setPostLogoutRedirectUri("{baseUrl}/");
        everywhere.setRedirectStrategy((request, response, url) -> NextPage.tell(response, url));
        return everywhere;
    }
}
