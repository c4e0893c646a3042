package org.tandemoms.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.identity.Role;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.ApiDocument;
import org.tandemoms.shared.web.ETag;
import org.tandemoms.shared.web.IdempotencyKey;

/** Tandem's HTTP edge alone: real container, real chains and issuer, and one controller that shows every kind of input. */
@SpringBootConfiguration
@TestComponent // keeps it out of the whole application's scan
@ComponentScan(
        basePackages = {"org.tandemoms.shared.web", "org.tandemoms.identity", "org.tandemoms.sandbox.issuer"},
        // describes the API by a library that is not on this edge
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ApiDocument.class))
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ValidationAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
public class EdgeApplication {

    public enum Side {
        BUY,
        SELL
    }

    public record Line(@NotBlank String sku, @NotNull @Positive BigDecimal quantity, BigDecimal unitPrice) {}

    public record Ticket(
            @NotBlank String clientOrderId,
            Side side,
            Integer count,
            Boolean urgent,
            Instant expireAt,
            LocalDate requestedDelivery,
            @NotEmpty @Valid List<Line> lines,
            Map<String, Object> variables,
            Map<String, @NotNull String> parameters) {}

    @RestController
    @TestComponent
    static class Tickets {

        @PostMapping("/api/v1/tickets")
        @AllowedFor({Role.PARTNER, Role.TRADER})
        Ticket place(
                @Valid @RequestBody Ticket ticket,
                @RequestHeader(name = "Idempotency-Key", required = false) String key) {
            IdempotencyKey.required(key);
            return ticket;
        }

        @GetMapping("/api/v1/tickets")
        @AllowedFor(anyRole = true)
        List<String> list(
                @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
                @RequestParam(required = false) Side side,
                @RequestParam(required = false) Instant from) {
            return List.of(CurrentActor.get().id());
        }

        @PostMapping("/api/v1/tickets/{id}/cancel")
        @AllowedFor(Role.PARTNER)
        long cancel(@PathVariable String id, @RequestHeader(name = "If-Match", required = false) String seen) {
            return ETag.required(seen);
        }

        @GetMapping("/api/v1/broken")
        @AllowedFor(anyRole = true)
        String broken() {
            throw new IllegalStateException("secret detail of a bug");
        }

        @GetMapping("/api/v1/refused")
        @AllowedFor(anyRole = true)
        String refused() {
            throw Refused.because(ProblemCode.FOUR_EYES, "Another person has to decide.");
        }

        @GetMapping("/api/v1/forgotten")
        String forgotten() {
            return "nobody wrote who may call this";
        }
    }
}
