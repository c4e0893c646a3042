package org.tandemoms.sales;

import org.springframework.stereotype.Component;
import org.tandemoms.workflow.Step;

/** Steps that bring mended goods back to their customer. */
@Component
class RepairSteps {

    @Step(
            value = "sendRepaired",
            title = "Send repaired goods back",
            description =
                    "Asks the carrier to take the repaired goods to the customer; asks anew for a parcel that failed.")
    public void sendRepaired(ReturnOrder order) {
        order.repairJourney().sendBack();
    }

    @Step(
            value = "closeRepair",
            title = "Close the repair",
            description =
                    "Ends the return as repaired, or as refused when the goods went back as they were. No money moves; the customer may send the goods back again later.")
    public void closeRepair(ReturnOrder order) {
        order.repairJourney().close();
    }

    @Step(
            value = "giveUpRepair",
            title = "Give the repair up",
            description =
                    "Notes the goods in the stock ledger as thrown away; their price is given back unless a person decided on SCRAP.")
    public void giveUpRepair(ReturnOrder order) {
        order.repairJourney().giveUp();
    }
}
