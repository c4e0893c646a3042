package org.tandemoms.orders.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderTypes;
import org.tandemoms.orders.OrderView;

/** In the API's document an order is one of the kinds this house knows, told apart by {@code kind}. */
@Configuration(proxyBeanMethods = false)
public class ApiOrders {

    private static final String REF = "#/components/schemas/";

    /** Before the members of answers are marked as required. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    GlobalOpenApiCustomizer kindsOfOrders(OrderTypes types) {
        return api -> {
            Schema<?> any = new ComposedSchema();
            Discriminator kind = new Discriminator().propertyName("kind");
            Arrays.stream(OrderKind.values()).forEach(each -> {
                String name = types.of(each).view().getSimpleName();
                any.addOneOfItem(new Schema<>().$ref(REF + name));
                kind.mapping(each.name(), REF + name);
                narrow(api, name, each);
            });
            api.getComponents().addSchemas("OrderView", any.discriminator(kind));
        };
    }

    private static void narrow(OpenAPI api, String view, OrderKind kind) {
        Schema<?> schema = api.getComponents().getSchemas().get(view);
        if (schema == null) {
            throw new IllegalStateException(view + " is in no signature of a controller, so that no document knows it");
        }
        var only = new StringSchema();
        only.addEnumItemObject(kind.name());
        schema.getProperties().put("kind", only);
    }

    @Bean
    GlobalOperationCustomizer ordersCarryTheirVersion() {
        return (operation, handler) -> {
            ResolvableType answer = ResolvableType.forMethodReturnType(handler.getMethod());
            if (answer.toClass() == ResponseEntity.class
                    && OrderView.class.isAssignableFrom(answer.getGeneric().toClass())) {
                tag(operation);
            }
            return operation;
        };
    }

    private static void tag(Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (List.of("200", "202").contains(status)) {
                response.headers(Map.of(
                        HttpHeaders.ETAG,
                        new Header()
                                .description("The order's version, for `If-Match`")
                                .schema(new StringSchema().example("\"7\""))));
            }
        });
    }
}
