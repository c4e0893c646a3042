package org.tandemoms.sales;

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
import java.util.List;

/**
 * How the lines of an order shall be. A known {@code lineId} changes that line, quantity 0 cancels it, a new one adds a
 * line; lines that are not named stay as they are.
 *
 * @param dryRun true to be told the difference only
 */
public record AmendRequest(@NotEmpty @Size(max = 500) @Valid List<@NotNull Line> lines, Boolean dryRun) {

    /**
     * @param sku needed for a new line; a known line keeps its own
     * @param unitPrice net as agreed; without one a line keeps what was agreed, or follows the price list
     */
    public record Line(
            @NotBlank @Size(max = 50) @Pattern(regexp = "[A-Za-z0-9._-]+", message = "has letters, digits, . _ - only")
                    String lineId,
            @Size(max = 100) String sku,
            @NotNull
                    @DecimalMin(value = "0", message = "must not be negative")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6, message = "has at most 6 decimals")
                    BigDecimal quantity,
            @DecimalMin(value = "0", message = "must not be negative")
                    @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                    @Digits(integer = 10, fraction = 6, message = "has at most 6 decimals")
                    BigDecimal unitPrice) {}
}
