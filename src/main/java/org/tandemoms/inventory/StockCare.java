package org.tandemoms.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes the ledger and frees holds that no order counts on any more (a crash between hold and order leaves such). */
@Component
class StockCare {

    private static final Logger log = LoggerFactory.getLogger(StockCare.class);
    private static final Duration NEXT_CHECK = Duration.ofHours(1);
    private static final int BATCH = 500;

    private final StockStore stock;
    private final LotStore lots;
    private final List<HoldOwners> owners;
    private final Inventory inventory;
    private final Clock clock;

    StockCare(StockStore stock, LotStore lots, List<HoldOwners> owners, Inventory inventory, Clock clock) {
        this.lots = lots;
        this.stock = stock;
        this.owners = owners;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${tandem.inventory.ledger-millis:100}")
    void writeLedger() {
        stock.writeLedger(false);
    }

    /** Movements that a stopped node has left, and those that were too young before. */
    @Scheduled(fixedDelayString = "${tandem.inventory.whole-ledger-millis:5000}")
    void writeWholeLedger() {
        stock.writeLedger(true);
    }

    /** Reading and holding does so by itself; this is for the shelves that nobody looks at. */
    @Scheduled(fixedDelayString = "${tandem.inventory.expiry-check-millis:60000}")
    void holdBackExpired() {
        int places = lots.blockExpired(clock.instant());
        if (places > 0) {
            log.info("Something has expired at {} places and is not for sale any more", places);
        }
    }

    @Scheduled(fixedDelayString = "${tandem.inventory.hold-check-millis:15000}")
    void checkHolds() {
        Instant now = clock.instant();
        for (Allotment hold : stock.holdsToCheck(now, BATCH)) {
            if (owners.stream().anyMatch(owner -> owner.needs(hold))) {
                stock.keep(hold, now.plus(NEXT_CHECK));
            } else {
                log.info("Freed {} of {} at {}: no order counts on it", hold.quantity(), hold.sku(), hold.location());
                inventory.expire(hold);
            }
        }
    }
}
