package org.tandemoms.workflow.camunda;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Camunda's own pages and REST API take our sign-in for theirs. Who may reach them at all is settled before, by the
 * security chains of the identity room.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebAccess {

    private static final String PROVIDER = "authentication-provider";

    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    /** After Spring Security's filter, before Camunda's own. */
    private static final int ORDER = 201;

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestSignIn() {
        var registration = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        registration.setName("engineRestSignIn");
        registration.addInitParameter(PROVIDER, OurSignIn.class.getName());
        registration.addUrlPatterns("/engine-rest/*");
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignIn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setName("webappSignIn");
        registration.addInitParameter(PROVIDER, OurSignIn.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(ORDER);
        return registration;
    }

    /** Camunda would lead to its task list, which is closed here. */
    @Bean
    FilterRegistrationBean<Filter> cockpitFirst() {
        Filter toCockpit = (request, response, chain) -> ((HttpServletResponse) response)
                .sendRedirect(((HttpServletRequest) request).getContextPath() + COCKPIT);
        var registration = new FilterRegistrationBean<>(toCockpit);
        registration.setName("cockpitFirst");
        registration.addUrlPatterns("/camunda", "/camunda/", "/camunda/app", "/camunda/app/");
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PatientLoading> patientLoading() {
        var registration = new FilterRegistrationBean<>(new PatientLoading());
        registration.addUrlPatterns(PatientLoading.SCRIPT);
        registration.setOrder(ORDER);
        return registration;
    }
}
