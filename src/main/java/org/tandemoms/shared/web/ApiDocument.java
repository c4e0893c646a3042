package org.tandemoms.shared.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The API's document ({@code /v3/api-docs}, OpenAPI 3.1): what all calls have in common is said here once, so that a
 * controller states only what is its own. {@code docs/openapi.json} is a copy that a test keeps in step.
 */
@Configuration(proxyBeanMethods = false)
public class ApiDocument {

    static final String BEARER = "bearer";

    private static final String ABOUT =
            """
            Orders of goods and of securities. Decimals are strings ("189.50"), times RFC 3339 in UTC, dates ISO 8601. \
            Lists answer `{"items": [...], "next": "..."}`; `next` is the `cursor` of the next page and absent on the last. \
            Every refusal is a problem document (RFC 9457) whose `type` is stable and whose `detail` says what to do.""";

    static {
        // as PlainDecimal writes them
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        BigDecimal.class, new StringSchema().format("decimal").example("189.50"));
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tandem")
                        .version("v1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This installation")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("OAuth 2.0 access token. The sandbox gives one for client"
                                                + " credentials at `POST /oauth2/token`.")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    ModelResolver namesOfSchemas(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new InnerTypeNames()).openapi31(true);
    }

    @Bean
    GlobalOperationCustomizer whatCallsHaveInCommon() {
        return new ApiOperations();
    }

    @Bean
    PropertyCustomizer whatMayBeAbsent() {
        return ApiSchemas::markOptional;
    }

    @Bean
    GlobalOpenApiCustomizer whatIsAlwaysThere() {
        return new ApiSchemas();
    }

    /** {@code SalesOrderView.Line} is a {@code SalesOrderLine}, not a {@code Line} like that of another type. */
    private static final class InnerTypeNames extends TypeNameResolver {
        @Override
        protected String getNameOfClass(Class<?> type) {
            Class<?> outer = type.getDeclaringClass();
            if (outer == null) {
                return type.getSimpleName();
            }
            String room = getNameOfClass(outer).replaceFirst("(Controller|View)$", "");
            return type.getSimpleName().startsWith(room) ? type.getSimpleName() : room + type.getSimpleName();
        }
    }
}
