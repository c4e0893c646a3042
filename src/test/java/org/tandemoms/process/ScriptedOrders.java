package org.tandemoms.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tandemoms.workflow.OpenedTask;
import org.tandemoms.workflow.ProcessSubjects;
import org.tandemoms.workflow.Step;
import org.tandemoms.workflow.StepResult;

/** Orders without a document: every step answers what the story says, and what was passed is remembered. */
class ScriptedOrders implements ProcessSubjects {

    /** Far away, so that no timer fires by itself. */
    private static final Instant DUE = Instant.parse("2099-01-01T00:00:00Z");

    private final Deque<Story.Act> script = new ArrayDeque<>();
    private final Set<String> passed = new LinkedHashSet<>();
    private final Set<String> openTasks = new LinkedHashSet<>();
    private String kept;

    void tell(List<Story.Act> story) {
        script.clear();
        openTasks.clear();
        kept = null;
        script.addAll(story);
    }

    /** What happens next, from outside the process. */
    Story.Act next() {
        assertThat(script.peek().kind())
                .as("the process waits, but the story goes on with %s", script.peek())
                .isNotEqualTo(Story.Kind.STEP);
        return script.poll();
    }

    boolean isTold() {
        return script.isEmpty();
    }

    Set<String> passed() {
        return passed;
    }

    Set<String> openTasks() {
        return openTasks;
    }

    /** A step that the story leaves out is one of a process that is cancelled halfway. */
    private String answer(String step) {
        Story.Act next = script.peek();
        boolean isNext = next != null && next.kind() == Story.Kind.STEP;
        if (!isNext
                && next != null
                && Set.of("order-cancelled", "order-amended").contains(next.name())) {
            return null;
        }
        assertThat(step).as("the process runs this step").isEqualTo(isNext ? next.name() : "none before " + next);
        return script.poll().outcome();
    }

    // --- the subjects ------------------------------------------------------------------------------------------------

    @Override
    public boolean isBegun() {
        return false;
    }

    @Override
    public Object subject(String orderId) {
        return this;
    }

    @Override
    public void waitingFor(String orderId, String message) {}

    @Override
    public void passed(String orderId, String process, String activity) {
        passed.add(process + ":" + activity);
    }

    @Override
    public void processStarted(String orderId, String process, int version) {
        // every story tells its own process
    }

    @Override
    public void processEnded(String orderId, String process) {
        // the test asks the engine
    }

    @Override
    public void taskOpened(String orderId, OpenedTask task) {
        assertThat(task.groups()).isNotEmpty();
        assertThat(task.outcomes()).isNotEmpty();
        assertThat(task.form()).isNotBlank();
        openTasks.add(task.key());
    }

    @Override
    public void taskClosed(String orderId, String taskKey, boolean completed) {
        openTasks.remove(taskKey);
    }

    @Override
    public String keptPosition(String orderId) {
        return kept;
    }

    @Override
    public void keepPosition(String position) {
        kept = position;
    }

    @Override
    public void beforeCommit() {
        // nothing is stored
    }

    @Override
    public void afterCompletion(boolean committed) {
        // nothing is bound
    }

    // --- the steps ---------------------------------------------------------------------------------------------------

    @Step(value = "assessOrder", title = "Assess", description = "Scripted")
    public String assessOrder(ScriptedOrders order) {
        return answer("assessOrder");
    }

    @Step(value = "chooseHandling", title = "Choose", description = "Scripted")
    public String chooseHandling(ScriptedOrders order) {
        return answer("chooseHandling");
    }

    @Step(value = "rejectOrder", title = "Reject", description = "Scripted")
    public String rejectOrder(ScriptedOrders order) {
        return answer("rejectOrder");
    }

    @Step(value = "cancelOrder", title = "Cancel", description = "Scripted")
    public String cancelOrder(ScriptedOrders order) {
        return answer("cancelOrder");
    }

    @Step(value = "reviseOrder", title = "Revise", description = "Scripted")
    public String reviseOrder(ScriptedOrders order) {
        return answer("reviseOrder");
    }

    @Step(value = "planPicking", title = "Pick", description = "Scripted")
    public StepResult planPicking(ScriptedOrders order) {
        return StepResult.of(answer("planPicking")).dueAt(DUE);
    }

    @Step(value = "recordPicking", title = "Pick", description = "Scripted")
    public StepResult recordPicking(ScriptedOrders order) {
        return StepResult.of(answer("recordPicking")).dueAt(DUE);
    }

    @Step(value = "recordPacking", title = "Pack", description = "Scripted")
    public String recordPacking(ScriptedOrders order) {
        return answer("recordPacking");
    }

    @Step(value = "giveUpShipment", title = "Give up", description = "Scripted")
    public String giveUpShipment(ScriptedOrders order) {
        return answer("giveUpShipment");
    }

    @Step(value = "replaceLost", title = "Replace", description = "Scripted")
    public String replaceLost(ScriptedOrders order) {
        return answer("replaceLost");
    }

    @Step(value = "assessReturn", title = "Return", description = "Scripted")
    public StepResult assessReturn(ScriptedOrders order) {
        return StepResult.of(answer("assessReturn")).dueAt(DUE);
    }

    @Step(value = "restockReturn", title = "Return", description = "Scripted")
    public String restockReturn(ScriptedOrders order) {
        return answer("restockReturn");
    }

    @Step(value = "scrapReturn", title = "Return", description = "Scripted")
    public String scrapReturn(ScriptedOrders order) {
        return answer("scrapReturn");
    }

    @Step(value = "refundReturn", title = "Return", description = "Scripted")
    public String refundReturn(ScriptedOrders order) {
        return answer("refundReturn");
    }

    @Step(value = "sendRepaired", title = "Repair", description = "Scripted")
    public String sendRepaired(ScriptedOrders order) {
        return answer("sendRepaired");
    }

    @Step(value = "reportRefund", title = "Refund", description = "Scripted")
    public String reportRefund(ScriptedOrders order) {
        return answer("reportRefund");
    }

    @Step(value = "retryRefund", title = "Refund", description = "Scripted")
    public String retryRefund(ScriptedOrders order) {
        return answer("retryRefund");
    }

    @Step(value = "recordPayout", title = "Refund", description = "Scripted")
    public String recordPayout(ScriptedOrders order) {
        return answer("recordPayout");
    }

    @Step(value = "closeRefund", title = "Refund", description = "Scripted")
    public String closeRefund(ScriptedOrders order) {
        return answer("closeRefund");
    }

    @Step(value = "closeRepair", title = "Repair", description = "Scripted")
    public String closeRepair(ScriptedOrders order) {
        return answer("closeRepair");
    }

    @Step(value = "giveUpRepair", title = "Repair", description = "Scripted")
    public String giveUpRepair(ScriptedOrders order) {
        return answer("giveUpRepair");
    }

    @Step(value = "holdReplacement", title = "Return", description = "Scripted")
    public String holdReplacement(ScriptedOrders order) {
        return answer("holdReplacement");
    }

    @Step(value = "refuseReturn", title = "Return", description = "Scripted")
    public String refuseReturn(ScriptedOrders order) {
        return answer("refuseReturn");
    }

    @Step(value = "assessPurchase", title = "Purchase", description = "Scripted")
    public StepResult assessPurchase(ScriptedOrders order) {
        return StepResult.of(answer("assessPurchase")).dueAt(DUE);
    }

    @Step(value = "matchInvoice", title = "Purchase", description = "Scripted")
    public StepResult matchInvoice(ScriptedOrders order) {
        return StepResult.of(answer("matchInvoice")).dueAt(DUE);
    }

    @Step(value = "orderFromSupplier", title = "Purchase", description = "Scripted")
    public String orderFromSupplier(ScriptedOrders order) {
        return answer("orderFromSupplier");
    }

    @Step(value = "expectGoods", title = "Purchase", description = "Scripted")
    public String expectGoods(ScriptedOrders order) {
        return answer("expectGoods");
    }

    @Step(value = "closeRest", title = "Purchase", description = "Scripted")
    public String closeRest(ScriptedOrders order) {
        return answer("closeRest");
    }

    @Step(value = "closePurchase", title = "Purchase", description = "Scripted")
    public String closePurchase(ScriptedOrders order) {
        return answer("closePurchase");
    }

    @Step(value = "expectInvoice", title = "Purchase", description = "Scripted")
    public String expectInvoice(ScriptedOrders order) {
        return answer("expectInvoice");
    }

    @Step(value = "disputeInvoice", title = "Purchase", description = "Scripted")
    public String disputeInvoice(ScriptedOrders order) {
        return answer("disputeInvoice");
    }

    @Step(value = "postPurchase", title = "Purchase", description = "Scripted")
    public String postPurchase(ScriptedOrders order) {
        return answer("postPurchase");
    }

    @Step(value = "scoreSupplier", title = "Purchase", description = "Scripted")
    public String scoreSupplier(ScriptedOrders order) {
        return answer("scoreSupplier");
    }

    @Step(value = "askForDecision", title = "Ask", description = "Scripted")
    public StepResult askForDecision(ScriptedOrders order) {
        answer("askForDecision");
        return StepResult.NONE.dueAt(DUE);
    }

    @Step(value = "escalateDecision", title = "Escalate", description = "Scripted")
    public String escalateDecision(ScriptedOrders order) {
        return answer("escalateDecision");
    }

    @Step(value = "authorisePayment", title = "Authorise", description = "Scripted")
    public String authorisePayment(ScriptedOrders order) {
        return answer("authorisePayment");
    }

    @Step(value = "allocateStock", title = "Allocate", description = "Scripted")
    public String allocateStock(ScriptedOrders order) {
        return answer("allocateStock");
    }

    @Step(value = "bookShipment", title = "Book", description = "Scripted")
    public String bookShipment(ScriptedOrders order) {
        return answer("bookShipment");
    }

    @Step(value = "issueInvoice", title = "Invoice", description = "Scripted")
    public String issueInvoice(ScriptedOrders order) {
        return answer("issueInvoice");
    }

    @Step(value = "capturePayment", title = "Capture", description = "Scripted")
    public String capturePayment(ScriptedOrders order) {
        return answer("capturePayment");
    }

    @Step(value = "postToErp", title = "Post", description = "Scripted")
    public String postToErp(ScriptedOrders order) {
        return answer("postToErp");
    }

    @Step(value = "recordActivity", title = "Record", description = "Scripted")
    public String recordActivity(ScriptedOrders order) {
        return answer("recordActivity");
    }

    @Step(value = "completeOrder", title = "Complete", description = "Scripted")
    public String completeOrder(ScriptedOrders order) {
        return answer("completeOrder");
    }

    @Step(value = "routeOrder", title = "Route", description = "Scripted")
    public String routeOrder(ScriptedOrders order) {
        return answer("routeOrder");
    }

    @Step(value = "captureTrade", title = "Capture", description = "Scripted")
    public String captureTrade(ScriptedOrders order) {
        return answer("captureTrade");
    }

    @Step(value = "instructCustodian", title = "Instruct", description = "Scripted")
    public String instructCustodian(ScriptedOrders order) {
        return answer("instructCustodian");
    }

    @Step(value = "settleTrade", title = "Settle", description = "Scripted")
    public String settleTrade(ScriptedOrders order) {
        return answer("settleTrade");
    }
}
