package org.tandemoms.sales;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** Goods a customer wants to send back. */
public record ReturnRequest(
        @NotNull ReturnReason reason,
        @NotEmpty @Size(max = 500) @Valid List<@NotNull Line> lines,
        @Schema(description = "What is wanted for them; REFUND when left out") ReturnResolution resolution,
        @Schema(description = "Wanted in exchange; the same items again when left out") @Size(max = 500) @Valid
                List<@NotNull Wanted> exchange,
        @Size(max = 500) String comment) {

    /** @param lineId of the order */
    public record Line(
            @NotBlank @Size(max = 50) String lineId,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6, message = "has at most 6 decimals")
                    BigDecimal quantity) {}

    /** An item wanted in exchange, at the price paid for it before or at its list price. */
    public record Wanted(
            @NotBlank @Size(max = 100) String sku,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6, message = "has at most 6 decimals")
                    BigDecimal quantity) {}

    public ReturnRequest {
        resolution = resolution == null ? ReturnResolution.REFUND : resolution;
        exchange = exchange == null ? List.of() : exchange;
    }
}
