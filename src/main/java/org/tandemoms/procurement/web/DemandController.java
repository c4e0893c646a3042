package org.tandemoms.procurement.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PROCUREMENT;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.procurement.Demand;
import org.tandemoms.procurement.DemandHistory;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

@RestController
@RequestMapping("/api/v1/demand")
@Tag(name = "Procurement")
class DemandController {

    private static final int USUAL_DAYS = 90;
    private static final int LONGEST_DAYS = 3660;

    private final Demand demand;
    private final DemandHistory history;
    private final Catalogue catalogue;

    DemandController(Demand demand, DemandHistory history, Catalogue catalogue) {
        this.demand = demand;
        this.history = history;
        this.catalogue = catalogue;
    }

    /** @param quantity shipped and imported together */
    record DayView(LocalDate date, BigDecimal shipped, BigDecimal imported, BigDecimal quantity) {}

    @GetMapping
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "Demand by day (UTC), from shipments and imported files; days without are left out")
    List<DayView> days(
            @RequestParam String sku,
            @RequestParam String location,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to) {
        LocalDate last = to == null ? demand.today() : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : from;
        if (first.isAfter(last) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            throw Problem.invalid(List.of(
                            FieldError.of("/from", "range", "from is at most ten years before to, and not after it")))
                    .refused();
        }
        demand.count(sku, location);
        return history.days(sku, location, first, last).stream()
                .map(day -> new DayView(day.date(), day.shipped(), day.imported(), day.quantity()))
                .toList();
    }

    @GetMapping(path = "/export", produces = "text/csv")
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "Demand by day as CSV, in the columns that the import takes")
    ResponseEntity<String> export(
            @RequestParam String sku,
            @RequestParam String location,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to) {
        Csv csv = new Csv("sku", "location", "date", "quantity");
        days(sku, location, from, to)
                .forEach(
                        day -> csv.row(sku, location, day.date(), day.quantity().toPlainString()));
        return csv.as("demand.csv");
    }

    /** @param row of the file, the header being row 1 */
    record BadRow(int row, String column, String detail) {}

    record ImportAnswer(int taken, List<BadRow> badRows) {}

    @PostMapping(path = "/import", consumes = "text/csv")
    @AllowedFor({PROCUREMENT, ADMIN})
    @Operation(
            summary = "Take demand that other systems shipped, from CSV: sku, location, date, quantity",
            description =
                    "Each row says what left on that day; the same file sent again changes nothing. Good rows are taken and"
                            + " every bad row is told.")
    ImportAnswer importCsv(@RequestBody String csv) {
        DemandFile file = DemandFile.read(csv, catalogue, demand.today());
        file.rows().forEach(row -> history.imported(row.sku(), row.location(), row.date(), row.quantity()));
        return new ImportAnswer(file.rows().size(), file.bad());
    }

    record Rebuilt(String sku, String location, int days) {}

    @PostMapping("/rebuild")
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "Count the item's shipments anew from the whole stock ledger; what was imported stays")
    Rebuilt rebuild(@RequestParam String sku, @RequestParam String location) {
        demand.rebuild(sku, location);
        LocalDate today = demand.today();
        return new Rebuilt(
                sku,
                location,
                history.days(sku, location, today.minusDays(LONGEST_DAYS), today)
                        .size());
    }
}
