package org.tandemoms.shared;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SharedConfiguration {

    /** UTC, in whole milliseconds: what MongoDB stores is what was hashed and answered. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Bean
    InfoContributor crashPoints(@Value("${tandem.crash-point:}") String armed) {
        if (!armed.isBlank()) {
            CrashPoint.arm(armed);
        }
        var names = Arrays.stream(CrashPoint.values()).map(CrashPoint::label).toList();
        return info -> info.withDetail("crashPoints", Map.of("names", names, "armed", armed));
    }
}
