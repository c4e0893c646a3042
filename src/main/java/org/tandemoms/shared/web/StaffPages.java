package org.tandemoms.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Serves the staff page. Its files carry their content's hash in their name and may be kept for ever; the page itself is
 * asked for again each time. An address of one of its rooms, opened directly or reloaded, answers with the page, whose
 * own router takes it from there.
 */
@Configuration(proxyBeanMethods = false)
class StaffPages implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";

    /** First parts of the addresses that the page's router knows; src/main/frontend/src/app.tsx names the same. */
    private static final Set<String> ROOMS = Set.of("tasks", "orders", "trading", "inventory");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler(
                        ROOMS.stream().map(room -> "/" + room + "/**").toArray(String[]::new))
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new ThePage());
    }

    private static final class ThePage extends PathResourceResolver {
        @Override
        protected Resource resolveResourceInternal(
                HttpServletRequest request,
                String requestPath,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            return super.resolveResourceInternal(request, "index.html", locations, chain);
        }
    }
}
