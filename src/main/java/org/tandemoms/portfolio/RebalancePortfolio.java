package org.tandemoms.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.compliance.TradeWhatIf;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.Placed;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.BlockRequest;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.PlaceBlock;
import org.tandemoms.trading.PlaceTradeOrder;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrderRequest;

/** Shows what a rebalance would do, and releases it: every order once, however often and after whatever crash it is asked. */
@Component
public class RebalancePortfolio {

    private static final int KEY = 24;

    private final ProposeRebalance proposing;
    private final RebalanceStore store;
    private final PlaceTradeOrder placing;
    private final PlaceBlock blocks;
    private final Orders orders;

    RebalancePortfolio(
            ProposeRebalance proposing,
            RebalanceStore store,
            PlaceTradeOrder placing,
            PlaceBlock blocks,
            Orders orders) {
        this.proposing = proposing;
        this.store = store;
        this.placing = placing;
        this.blocks = blocks;
        this.orders = orders;
    }

    /** @param replayed true when an earlier release is answered once more */
    public record Released(Rebalance rebalance, boolean replayed) {}

    /** @throws Refused {@code not-found}, or {@code validation} with every wrong field */
    public Rebalance dryRun(String portfolio, RebalanceRequest request, String trader) {
        return proposing.propose(portfolio, request, trader);
    }

    /** @throws Refused as {@link #dryRun}; {@code idempotency-mismatch} for a key that was used for another request */
    public Released release(
            String portfolio, RebalanceRequest request, String trader, String idempotencyKey, String bodyHash) {
        String key = CanonicalJson.sha256(trader + "|" + idempotencyKey).substring(0, KEY);
        String hash = CanonicalJson.sha256(portfolio + "|" + bodyHash);
        Optional<RebalanceStore.Kept> before = store.find(key);
        if (before.isEmpty()) {
            Rebalance plan = proposing.propose(portfolio, request, trader);
            before = store.keep(new RebalanceStore.Kept(key, hash, plan, false));
            if (before.isEmpty()) {
                return new Released(place(key, plan, request, trader), false);
            }
        }
        if (!before.get().hash().equals(hash)) {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        }
        return before.get().done()
                ? new Released(before.get().plan(), true)
                : new Released(place(key, before.get().plan(), request, trader), true);
    }

    private Rebalance place(String key, Rebalance plan, RebalanceRequest request, String trader) {
        List<Rebalance.Proposed> placed = new ArrayList<>();
        for (int i = 0; i < plan.orders().size(); i++) {
            placed.add(place(key + "-" + i, plan.orders().get(i), request, trader));
        }
        Rebalance answer = plan.with(placed);
        store.done(key, answer);
        return answer;
    }

    /** Under a key of its own, so that it is placed once; a refusal of one does not keep the others back. */
    private Rebalance.Proposed place(String key, Rebalance.Proposed proposed, RebalanceRequest request, String trader) {
        if (proposed.outcome() == TradeWhatIf.Outcome.REFUSE) {
            return proposed.failed("Refused by a rule; not placed");
        }
        try {
            String hash = CanonicalJson.sha256(key);
            Placed placed = proposed.accounts().size() == 1
                    ? placing.byRest(trader, "rebalance-" + key, hash, order(key, proposed))
                    : blocks.byRest(trader, "rebalance-" + key, hash, block(key, proposed, request));
            return proposed.placed(
                    placed.orderId(),
                    orders.find(placed.orderId()).map(Order::status).orElse(null));
        } catch (Refused refusal) {
            return proposed.failed(refusal.problem().detail());
        }
    }

    private static TradeOrderRequest order(String key, Rebalance.Proposed proposed) {
        return new TradeOrderRequest(
                "RB-" + key,
                proposed.accounts().get(0).account(),
                proposed.side(),
                new TradeOrderRequest.Named(proposed.symbol(), null, null),
                proposed.quantity(),
                OrdType.LIMIT,
                proposed.limitPrice(),
                null,
                null,
                TimeInForce.DAY,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static BlockRequest block(String key, Rebalance.Proposed proposed, RebalanceRequest request) {
        return new BlockRequest(
                "RB-" + key,
                proposed.side(),
                new TradeOrderRequest.Named(proposed.symbol(), null, null),
                OrdType.LIMIT,
                proposed.limitPrice(),
                null,
                TimeInForce.DAY,
                null,
                proposed.accounts().stream()
                        .map(share -> new BlockRequest.Part(share.account(), share.quantity(), share.quantity()))
                        .toList(),
                request.allocation());
    }
}
