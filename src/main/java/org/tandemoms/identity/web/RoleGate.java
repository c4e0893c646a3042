package org.tandemoms.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.identity.Role;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Holds every endpoint of {@code /api} to its {@link AllowedFor}, before the body is read: who may not call learns nothing
 * about what a right call would look like.
 */
final class RoleGate implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
            check(rule(method));
        }
        return true;
    }

    static AllowedFor rule(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AllowedFor.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), AllowedFor.class);
    }

    private static void check(AllowedFor rule) {
        if (rule == null) {
            throw Refused.because(ProblemCode.FORBIDDEN, "Nobody may call this address: it names no role.");
        }
        var actor = CurrentActor.get();
        if (rule.anyRole() && actor.roles().isEmpty()) {
            throw Refused.because(ProblemCode.FORBIDDEN, "You have none of Tandem's roles.");
        }
        if (!rule.anyRole() && Arrays.stream(rule.value()).noneMatch(actor::has)) {
            throw Refused.because(
                    ProblemCode.FORBIDDEN,
                    Arrays.stream(rule.value())
                            .map(RoleGate::words)
                            .collect(Collectors.joining(", ", "This needs one of these roles: ", ".")));
        }
    }

    private static String words(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration implements WebMvcConfigurer {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new RoleGate()).addPathPatterns("/api/**");
        }
    }
}
