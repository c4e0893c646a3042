package org.tandemoms.identity.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.tandemoms.identity.AllowedFor;

/** Says in the API's document which roles may call. */
@Configuration(proxyBeanMethods = false)
class ApiRoles {

    @Bean
    GlobalOperationCustomizer whoMayCall() {
        return (operation, handler) -> {
            String said = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
            return operation.description(said + "For " + roles(handler) + ".");
        };
    }

    private static String roles(HandlerMethod handler) {
        AllowedFor allowed = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), AllowedFor.class);
        if (allowed == null) {
            allowed = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), AllowedFor.class);
        }
        if (allowed == null) {
            return "nobody";
        }
        return allowed.anyRole()
                ? "any signed-in caller"
                : Arrays.stream(allowed.value()).map(role -> "`" + role + "`").collect(Collectors.joining(", "));
    }
}
