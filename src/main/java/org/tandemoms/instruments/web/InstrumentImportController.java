package org.tandemoms.instruments.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.OPERATIONS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.instruments.ImportInstruments;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

@RestController
@RequestMapping("/api/v1/instruments/import")
@Tag(name = "Instruments")
class InstrumentImportController {

    private final ImportInstruments imports;

    InstrumentImportController(ImportInstruments imports) {
        this.imports = imports;
    }

    @PostMapping(consumes = "text/csv")
    @AllowedFor({OPERATIONS, ADMIN})
    @Operation(
            summary = "Add or change instruments from a CSV file; answers every bad line",
            description =
                    "The first line names the columns. For all classes: symbol, assetClass, name, currency, tick or tickTable"
                            + " (`0:0.0001;1:0.0002`), lot, market; isin, cusip, sedol, figi, lei, osi, referencePrice, contractSize,"
                            + " settlementDays with calendar where known. Bonds: coupon, couponsPerYear, maturity; dayCount, issueDate,"
                            + " exCouponDays. Forwards: underlying (the pair), tenor. Futures: underlying, maturityMonth; lastTradeDate."
                            + " Options: underlying, expiry, putCall, strike; exercise. Loans: margin, maturity; index. Deposits: tenor;"
                            + " dayCount. Good lines are stored, all of them or none; bad ones are told with line and column, and with"
                            + " `onlyWhole=true` keep everything from being stored (400). The same file again changes nothing.")
    ImportInstruments.Report load(
            @RequestBody String csv, @RequestParam(name = "onlyWhole", defaultValue = "false") boolean onlyWhole) {
        ImportInstruments.Report report = imports.load(
                InstrumentCsv.lines(csv), onlyWhole, CurrentActor.get().id());
        if (onlyWhole && report.refused() > 0) {
            throw refusal(report.badLines());
        }
        return report;
    }

    private static RuntimeException refusal(List<ImportInstruments.BadLine> badLines) {
        return Problem.invalid(badLines.stream()
                        .map(bad -> FieldError.of("/" + bad.line() + "/" + bad.column(), bad.code(), bad.detail()))
                        .toList())
                .refused();
    }
}
