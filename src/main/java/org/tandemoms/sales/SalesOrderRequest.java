package org.tandemoms.sales;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A goods order as a partner sends it. {@code unitPrice} is net; without one the list price holds. */
public record SalesOrderRequest(
        @NotBlank @Size(max = 100) String clientOrderId,
        @NotBlank @Size(max = 50) String customerId,
        @NotBlank @Pattern(regexp = "[A-Z]{3}", message = "is an ISO 4217 code of three capital letters")
                String currency,
        @NotEmpty @Size(max = 500) @Valid List<@NotNull Line> lines,
        @NotNull @Valid Address shipTo,
        @NotNull @Valid Pay payment,
        LocalDate requestedDelivery,
        Boolean allowBackorder,
        Boolean allowPartial,
        @Schema(description = "WORKED has people pick and pack it; otherwise the table 'warehouse-handling' decides")
                SalesHandling handling,
        @Schema(description = "Goods put aside before, by POST /api/v1/inventory/holds: the order takes them over")
                @Size(max = 50)
                String basket) {

    public record Line(
            @NotBlank @Size(max = 50) @Pattern(regexp = "[A-Za-z0-9._-]+", message = "has letters, digits, . _ - only")
                    String lineId,
            @NotBlank @Size(max = 100) String sku,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6, message = "has at most 6 decimals")
                    BigDecimal quantity,
            @DecimalMin(value = "0", message = "must not be negative")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6, message = "has at most 6 decimals")
                    BigDecimal unitPrice) {}

    /** @param token of the payment provider, needed for CARD */
    public record Pay(@NotNull PaymentMethod method, @Size(max = 200) String token) {}
}
