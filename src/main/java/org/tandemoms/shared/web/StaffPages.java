package org.tandemoms.shared.web;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the staff page. Its files carry their content's hash in their name and may be kept for ever; the page itself is
 * asked for again each time. An address of one of its rooms, opened directly or reloaded, answers with the page, whose
 * own router takes it from there.
 */
@Configuration(proxyBeanMethods = false)
class StaffPages implements WebMvcConfigurer {

    /** First parts of the addresses that the page's router knows; src/main/frontend/src/app.tsx names the same. */
    private static final List<String> ROOMS = List.of(
            "tasks",
            "orders",
            "customers",
            "receivables",
            "trading",
            "market",
            "positions",
            "portfolios",
            "control",
            "inventory",
            "warehouse",
            "purchasing");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        // matches the room itself and everything below it
        ROOMS.forEach(room -> registry.addViewController("/" + room + "/**").setViewName("forward:/index.html"));
    }
}
