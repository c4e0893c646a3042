package org.tandemoms.sales.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.PARTNER;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.sales.SalesOrderRequest;
import org.tandemoms.sales.web.BulkPlacing.Result;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.ProblemDocument;

@RestController
@RequestMapping("/api/v1/sales-orders")
@Tag(name = "Goods")
class BulkOrderController {

    private static final int MOST = 500;

    private final BulkPlacing bulk;

    BulkOrderController(BulkPlacing bulk) {
        this.bulk = bulk;
    }

    /** For the API's document. */
    record BulkRequest(List<SalesOrderRequest> orders) {}

    record BulkAnswer(int placed, int refused, List<Result> results) {

        static BulkAnswer of(List<Result> results) {
            int placed = (int) results.stream().filter(Result::isPlaced).count();
            return new BulkAnswer(placed, results.size() - placed, results);
        }
    }

    @PostMapping("/bulk")
    @AllowedFor({PARTNER, CUSTOMER_SERVICE, ADMIN})
    @Operation(
            summary = "Place up to 500 goods orders, each on its own",
            description =
                    "The client order id is the key of each order: the same list sent again places only what is missing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = BulkRequest.class))))
    BulkAnswer place(@RequestBody JsonNode body) {
        JsonNode orders = body.path("orders");
        if (!orders.isArray() || orders.isEmpty() || orders.size() > MOST) {
            throw Problem.invalid(List.of(FieldError.of("/orders", "size", "orders is a list of 1 to " + MOST)))
                    .refused();
        }
        List<JsonNode> list = new ArrayList<>();
        orders.forEach(list::add);
        return BulkAnswer.of(bulk.place(CurrentActor.get().id(), list));
    }

    /** @param row of the file, the header being row 1 */
    record BadRow(int row, String clientOrderId, String column, String code, String detail) {}

    record ImportAnswer(int placed, int refused, List<Result> results, List<BadRow> badRows) {}

    @PostMapping(path = "/import", consumes = "text/csv")
    @AllowedFor({PARTNER, CUSTOMER_SERVICE, ADMIN})
    @Operation(
            summary = "Place goods orders from a CSV file; answers every bad row",
            description =
                    "One row is one order line; rows with the same clientOrderId make one order. The file may be sent again.")
    ImportAnswer importCsv(@RequestBody String csv) {
        List<CsvOrders.CsvOrder> orders = CsvOrders.read(csv);
        List<Result> results = bulk.place(
                CurrentActor.get().id(),
                orders.stream().map(CsvOrders.CsvOrder::order).toList());
        BulkAnswer sums = BulkAnswer.of(results);
        List<BadRow> bad = results.stream()
                .filter(result -> result.problem() != null)
                .flatMap(result -> badRows(orders.get(result.index()), result).stream())
                .toList();
        return new ImportAnswer(sums.placed(), sums.refused(), results, bad);
    }

    private static List<BadRow> badRows(CsvOrders.CsvOrder order, Result result) {
        ProblemDocument problem = result.problem();
        String code = problem.type().substring(problem.type().lastIndexOf(':') + 1);
        if (problem.errors() == null || problem.errors().isEmpty()) {
            return List.of(new BadRow(order.rowOf(null), result.clientOrderId(), null, code, problem.detail()));
        }
        return problem.errors().stream()
                .map(error -> new BadRow(
                        order.rowOf(error.pointer()),
                        result.clientOrderId(),
                        error.pointer() == null
                                ? null
                                : error.pointer().substring(error.pointer().lastIndexOf('/') + 1),
                        error.code(),
                        error.detail()))
                .toList();
    }
}
