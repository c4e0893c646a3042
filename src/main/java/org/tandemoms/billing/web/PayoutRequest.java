package org.tandemoms.billing.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** What of unallocated money goes back to its customer. */
record PayoutRequest(
        @Schema(description = "All that is unallocated when left out")
                @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                @Digits(integer = 10, fraction = 4, message = "has at most 4 decimals")
                BigDecimal amount,
        @Schema(description = "Of the transfer, or what else tells how it was paid") @Size(max = 140)
                String reference) {}
