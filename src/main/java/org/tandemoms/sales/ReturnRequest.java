package org.tandemoms.sales;

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
        @Size(max = 500) String comment) {

    /** @param lineId of the order */
    public record Line(
            @NotBlank @Size(max = 50) String lineId,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6, message = "has at most 6 decimals")
                    BigDecimal quantity) {}
}
