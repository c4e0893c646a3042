package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A custodian that takes settlement instructions in the short names of ISO 20022 (sese.023) and calls back their status (sese.024/025):
 * {@code SETT} when settled, {@code PENF} when it fails. The caller's key is {@code TxId}; {@code GET /instructions/<TxId>} tells what
 * it is and, with {@code Rsn}, why it fails. It settles at once unless its pace was set by {@code /_behave}; safekeeping accounts that
 * begin with {@code FAIL} lack the securities, and all do while it is told to {@code lack}.
 */
final class Custodian implements Dialect {

    private static final String STATUS = "/partner-callbacks/custodian/status";
    private static final Set<String> MOVEMENTS = Set.of("RECE", "DELI");
    private static final String LACKING = "FAIL";
    private static final String REASON = "Rsn";
    private static final List<String> TERMS = List.of("SctiesMvmntTp", "SttlmQty", "SttlmAmt", "SfkpgAcct", "Lnkgs");

    private final Book book;
    private final CallBacks callBacks;
    private final Clock clock;

    Custodian(Book book, CallBacks callBacks, Clock clock) {
        this.book = book;
        this.callBacks = callBacks;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call, Behaviour behaviour) {
        if (call.is("POST", "instructions")) {
            return instruct(call, behaviour);
        }
        if (call.is("GET", "instructions", "*")) {
            return book.byKey(call.segments()[1])
                    .map(Answer::found)
                    .orElseGet(() -> refuse(404, "NRGN", "No such transaction."));
        }
        return refuse(404, "NRGN", "No such service.");
    }

    private Answer instruct(Call call, Behaviour behaviour) {
        String key = call.text("/TxId");
        if (key.isBlank()) {
            return refuse(400, "REFE", "TxId is missing.");
        }
        if (!MOVEMENTS.contains(call.text("/SctiesMvmntTp"))) {
            return refuse(400, "SETR", "SctiesMvmntTp is RECE or DELI.");
        }
        Book.Worked worked = book.once(key, () -> instruction(call, key, behaviour));
        if (worked.first()) {
            settle(worked.received(), behaviour.repeatsCallBacks());
        }
        return Answer.of(worked.received());
    }

    private Received instruction(Call call, String key, Behaviour behaviour) {
        Instant now = clock.instant();
        String reference = Json.id("CSD", key);
        ObjectNode answer = Json.object()
                .put("TxId", key)
                .put("AcctSvcrTxId", reference)
                .put("PrcgSts", "ACCP")
                .put("RcvdAt", now.toString());
        TERMS.stream()
                .filter(call.body()::has)
                .forEach(term -> answer.set(term, call.body().get(term)));
        if (call.text("/SfkpgAcct").startsWith(LACKING) || behaviour.next() == Behaviour.Mode.LACK) {
            answer.put(REASON, "LACK");
        }
        String amount = call.text("/SttlmAmt/Amt");
        return new Received(
                book.partner(),
                "INSTRUCTION",
                key,
                call.text("/ClntOrdrRef"),
                amount.isEmpty() ? null : amount,
                reference,
                null,
                now,
                behaviour.paceMs(),
                202,
                answer);
    }

    private void settle(Received instruction, boolean twice) {
        boolean fails = instruction.answer().has(REASON);
        Instant at = instruction.at().plusMillis(instruction.paceMs());
        String event = instruction.id() + "-1";
        ObjectNode body = Json.object()
                .put("StsId", event)
                .put("TxId", instruction.key())
                .put("AcctSvcrTxId", instruction.id())
                .put("ClntOrdrRef", instruction.orderId())
                .put("SttlmSts", fails ? "PENF" : "SETT")
                .put("FctvSttlmDt", at.toString());
        if (fails) {
            body.set(REASON, instruction.answer().get(REASON));
        }
        callBacks.send(book, List.of(new CallBack(event, STATUS, body, at)), twice, () -> true);
    }

    @Override
    public void resume() {
        book.all("INSTRUCTION").forEach(instruction -> settle(instruction, false));
    }

    @Override
    public Answer refuse(int status, String code, String text) {
        return Answer.of(
                status, Json.object().put("PrcgSts", "REJT").put(REASON, code).put("AddtlInf", text));
    }
}
