package org.tandemoms.fulfilment.web;

import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.WAREHOUSE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.fulfilment.CarrierRates;
import org.tandemoms.fulfilment.Job;
import org.tandemoms.fulfilment.Warehouse;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.sales.CarrierService;

/** What the carrier takes for a shipment, and by which of its services the shipment goes. */
@RestController
@RequestMapping("/api/v1/warehouse/jobs/{id}")
@Tag(name = "Warehouse")
class CarrierRatesController {

    private final CarrierRates rates;
    private final Warehouse warehouse;

    CarrierRatesController(CarrierRates rates, Warehouse warehouse) {
        this.rates = rates;
        this.warehouse = warehouse;
    }

    record CarrierOffers(String shipment, CarrierService chosen, List<CarrierService> offers) {}

    @GetMapping("/rates")
    @AllowedFor({WAREHOUSE, OPERATIONS, CUSTOMER_SERVICE})
    @Operation(
            summary =
                    "Ask the carrier what each of its services costs for this shipment; 503 when it does not say in time")
    CarrierOffers rates(@PathVariable String id) {
        List<CarrierService> offers = rates.offers(id);
        CarrierService chosen = warehouse.job(id).service();
        return new CarrierOffers(id, chosen == null ? CarrierService.unpriced() : chosen, offers);
    }

    record ServiceChoice(
            @Schema(description = "Code of one of the carrier's offers, e.g. EXPRESS; STANDARD always works")
                    @NotBlank
                    @Size(max = 40)
                    String service) {}

    @PutMapping("/service")
    @AllowedFor(WAREHOUSE)
    @Operation(
            summary =
                    "Send the shipment by this service, at what the carrier asks now; until the last parcel is packed")
    Job choose(@PathVariable String id, @Valid @RequestBody ServiceChoice choice) {
        rates.choose(id, choice.service());
        return warehouse.job(id);
    }
}
