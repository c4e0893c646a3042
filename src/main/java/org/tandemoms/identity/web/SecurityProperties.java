package org.tandemoms.identity.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuerUri OpenID Connect issuer whose tokens and logins are taken; empty only in the sandbox
 * @param audience value that tokens must carry in {@code aud}; empty takes any
 * @param clientId the issuer's client for people's browsers
 * @param clientSecret its secret
 * @param openApiDocs whether the OpenAPI document and its page may be read without signing in
 */
@ConfigurationProperties("tandem.security")
record SecurityProperties(
        @DefaultValue("") String issuerUri,
        @DefaultValue("") String audience,
        @DefaultValue("tandem-web") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("false") boolean openApiDocs) {}
