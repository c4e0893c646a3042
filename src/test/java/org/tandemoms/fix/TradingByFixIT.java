package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.tandemoms.system.SharedTandem;
import org.tandemoms.system.TandemProcess;

/** The running application between its clients' sessions and its simulated venues. */
class TradingByFixIT {
    private static TandemProcess tandem;
    private static long logged;

    @BeforeAll
    static void find() {
        tandem = SharedTandem.running();
        logged = tandem.logged();
    }

    /** Nothing broke inside, whatever was sent. */
    @AfterAll
    static void nothingBroke() throws IOException {
        assertThat(tandem.troubles(logged)).isEmpty();
    }

    @Nested
    class ImpossibleOrdersOnTheWire extends ImpossibleOrders {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class WrongListsAndAllocationsOnTheWire extends WrongListsAndAllocations {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class VenueTroubleOnTheWire extends VenueTrouble {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class LongOnlyAccountsOnTheWire extends LongOnlyAccounts {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class OrderTypesOnTheWire extends OrderTypesLive {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class MarginedTradesOnTheWire extends MarginedTradesLive {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class AllocationsOnTheWire extends AllocationsLive {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class EveryAssetClassOnTheWire extends EveryAssetClassLive {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }

    @Nested
    class BondsInYieldOnTheWire extends BondsInYieldLive {
        @Override
        TandemProcess tandem() {
            return tandem;
        }
    }
}
