package org.tandemoms.billing.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** What unallocated money is for. */
record AllocationRequest(
        @NotBlank @Size(max = 50) String invoice,
        @Schema(description = "As much as fits when left out")
                @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                @Digits(integer = 10, fraction = 4, message = "has at most 4 decimals")
                BigDecimal amount) {}
