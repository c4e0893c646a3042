package org.tandemoms.instruments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.opengamma.strata.basics.currency.Currency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.instruments.CurrencyCalendars;
import org.tandemoms.instruments.IdentifierCheck;
import org.tandemoms.instruments.IdentifierScheme;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.shared.web.Findings;

@RestController
@RequestMapping("/api/v1/calculators")
@Tag(name = "Calculators")
@AllowedFor(anyRole = true)
class InstrumentCalculatorController {

    private static final int LONGEST_IDENTIFIER = 64;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "calendars tells by currency which holidays were taken")
    record ValueDateAnswer(LocalDate spot, LocalDate valueDate, Map<String, String> calendars) {}

    @GetMapping("/value-date")
    @Operation(
            summary = "Spot and value date of a currency pair on the standard calendars",
            description =
                    "Tenors: ON, TN, SP, SN, SW, and numbers of D, W, M, Y after spot; without, the value date is spot.")
    ValueDateAnswer valueDate(
            @RequestParam(required = false) String pair,
            @RequestParam(required = false) String tradeDate,
            @RequestParam(required = false) String tenor) {
        Findings findings = Findings.none();
        LocalDate date = date(findings, tradeDate);
        var request = new ValueDateRequest(pair, date, tenor, null);
        request.check(findings);
        findings.refuseIfAny();
        return request.calculate(CurrencyCalendars.standard());
    }

    private static LocalDate date(Findings findings, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            findings.add("tradeDate", "type", "This must be a date such as \"2026-03-02\".");
            return null;
        }
    }

    @PostMapping("/value-date")
    @Operation(
            summary = "Spot and value date of a currency pair on calendars given",
            description = "Holidays given for a currency replace its standard calendar, beside Saturdays and Sundays.")
    ValueDateAnswer valueDate(@RequestBody ValueDateRequest request) {
        return request.calculate(new CurrencyCalendars(request.holidaysByCurrency()));
    }

    @FloatingPoint("shown, not booked")
    record YearFractionAnswer(double yearFraction) {}

    @PostMapping("/day-count")
    @Operation(
            summary = "The part of a year between two dates",
            description =
                    "Conventions by their ISDA names in any common spelling. ACT/ACT ICMA and ACT/365L look at the coupon"
                            + " period: its dates and the coupons a year.")
    YearFractionAnswer dayCount(@RequestBody DayCountRequest request) {
        return new YearFractionAnswer(request.calculate());
    }

    @FloatingPoint("shown, not booked")
    record AccruedAnswer(double accrued) {}

    @PostMapping("/accrued-interest")
    @Operation(
            summary = "Accrued interest of a bond, for 100 of face value",
            description =
                    "The coupon is that of a year in percent. In the ex-coupon period the interest is negative; its days"
                            + " are of the calendar, or business days of exCouponCalendar.")
    AccruedAnswer accruedInterest(@RequestBody AccruedInterestRequest request) {
        return new AccruedAnswer(request.calculate());
    }

    @PostMapping("/bond-price")
    @Operation(
            summary = "Clean price, accrued interest and yield of a bond with a fixed coupon",
            description =
                    "For 100 of face value, from the price or from the yield. Coupon dates are counted back from the maturity.")
    BondPriceRequest.Answer bondPrice(@RequestBody BondPriceRequest request) {
        return request.calculate();
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CheckAnswer(boolean valid, @Nullable String expectedCheckDigit, @Nullable Map<String, String> parts) {}

    @GetMapping("/check")
    @Operation(
            summary = "Whether an identifier is valid, and what it is made of",
            description = "Without its check digit, or with a wrong one, the right one is told.")
    CheckAnswer check(@RequestParam(required = false) String type, @RequestParam(required = false) String value) {
        Findings findings = Findings.none();
        findings.needed("type", type);
        findings.needed("value", value);
        Optional<IdentifierScheme> scheme = Arrays.stream(IdentifierScheme.values())
                .filter(known -> known.name().equals(type))
                .findFirst();
        if (scheme.isEmpty()) {
            findings.add("type", "type", "This must be one of " + Arrays.toString(IdentifierScheme.values()) + ".");
        }
        if (value != null && value.length() > LONGEST_IDENTIFIER) {
            findings.add("value", "size", "This must have at most " + LONGEST_IDENTIFIER + " characters.");
        }
        findings.refuseIfAny();
        IdentifierCheck check = scheme.orElseThrow().check(value);
        return new CheckAnswer(check.valid(), check.expectedCheckDigit(), check.parts());
    }

    static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCode().equals(code))
                .findFirst();
    }
}
