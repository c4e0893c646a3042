package org.tandemoms.identity.web;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.web.ProblemWriter;

/**
 * One bucket of requests for each signed-in actor on this node: {@code tandem.rate-limit.burst} at once, refilled by
 * {@code tandem.rate-limit.per-second}. Actors who hold a valid token are few, so buckets live as long as the process.
 */
@Component
class RateLimitFilter extends OncePerRequestFilter {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final long perSecond;
    private final long burst;
    private final ProblemWriter problems;

    RateLimitFilter(
            @Value("${tandem.rate-limit.per-second:2000}") long perSecond,
            @Value("${tandem.rate-limit.burst:4000}") long burst,
            ProblemWriter problems) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = CurrentActor.signedIn();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var probe = buckets.computeIfAbsent(caller.get().getName(), actor -> bucket())
                .tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.write(
                response,
                Problem.of(
                        ProblemCode.RATE_LIMIT,
                        "You may send " + perSecond + " requests a second. Try again in " + seconds + " s."));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** The chains call this filter; the container must not call it a second time. */
    @Configuration(proxyBeanMethods = false)
    static class InsideTheChainsOnly {
        @Bean
        FilterRegistrationBean<RateLimitFilter> rateLimitRegistration(RateLimitFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
