package org.tandemoms.billing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A customer's payment as the bank's statement tells of it. */
public record PaymentNotice(
        @Schema(description = "The bank's own, unique for each payment")
                @NotBlank
                @Size(max = 100)
                @Pattern(regexp = "[A-Za-z0-9._-]+", message = "has letters, digits, . _ - only")
                String bankReference,
        @Schema(description = "Who pays, where that is known") @Size(max = 50) String customerId,
        @Schema(description = "What is paid; without it, invoice numbers are looked for in the remittance text")
                @Size(max = 50)
                String invoice,
        @NotNull
                @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                @DecimalMax(value = "1000000000", message = "must be at most 1000000000")
                @Digits(integer = 10, fraction = 4, message = "has at most 4 decimals")
                BigDecimal amount,
        @NotBlank @Pattern(regexp = "[A-Z]{3}", message = "is an ISO 4217 code of three capital letters")
                String currency,
        @NotNull LocalDate valueDate,
        @Schema(description = "What the payer wrote") @Size(max = 500) String remittance) {}
