package org.tandemoms.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.OpenedTask;
import org.tandemoms.workflow.Workflow;

/** What the engine port promises, told with parcels; each database has its own subclass. */
@SpringBootTest(
        classes = EngineTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "tandem.models-dir=src/test/resources/workflow",
            "camunda.bpm.generate-unique-process-engine-name=true",
            "camunda.bpm.job-execution.enabled=false"
        })
abstract class EngineContract {

    /** One try and one more for each wait in the model. */
    private static final int TRIES = 7;

    @Autowired
    Workflow workflow;

    @Autowired
    ParcelOffice office;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void office_is_quiet_again() {
        office.afterCommit = () -> {};
        office.conflictNextTimes(0);
        office.failToStoreNextTimes(0);
    }

    @Test
    void a_process_without_wait_runs_through_in_one_write_and_leaves_no_row() {
        long before = engineRows();

        workflow.start("straight", "p-1", "PARCEL");

        assertThat(office.stored("p-1").notes)
                .containsExactly(
                        "started straight v1",
                        "straight:start",
                        "straight:weigh",
                        "straight:heavy",
                        "labelled",
                        "straight:label",
                        "stamping:start",
                        "stamped",
                        "stamping:stamp",
                        "stamping:end",
                        "straight:stampIt",
                        "straight:end",
                        "ended straight");
        assertThat(office.stored("p-1").version).isEqualTo(1);
        assertThat(engineRows()).isEqualTo(before);
        assertThat(workflow.position("p-1")).isEmpty();
    }

    @Test
    void the_gateway_follows_the_outcome_of_the_step_before_it() {
        workflow.start("straight", "heavy-1", "PARCEL");

        assertThat(office.stored("heavy-1").notes).contains("straight:tooHeavy").doesNotContain("labelled");
    }

    @Test
    void a_message_finds_the_called_process_and_its_outcome_the_caller() {
        workflow.start("delivery", "p-2", "PARCEL");

        assertThat(workflow.position("p-2")).hasValueSatisfying(position -> {
            assertThat(position.process()).isEqualTo("delivery");
            assertThat(position.waitingFor()).containsExactlyInAnyOrder("delivered", "cancelled");
            assertThat(position.current()).containsExactly("carrying:handedOver", "delivery:carry");
        });
        assertThat(workflow.correlate("p-2", "weather-changed", null)).isFalse();
        assertThat(workflow.correlate("p-unknown", "delivered", "DELIVERED")).isFalse();

        assertThat(workflow.correlate("p-2", "delivered", "DELIVERED")).isTrue();

        assertThat(office.stored("p-2").notes).contains("thanked", "ended delivery");
        assertThat(workflow.correlate("p-2", "delivered", "DELIVERED")).isFalse();
        assertThat(workflow.position("p-2")).isEmpty();
    }

    @Test
    void a_cancel_interrupts_the_whole_tree() {
        workflow.start("delivery", "p-3", "PARCEL");

        assertThat(workflow.correlate("p-3", "cancelled", null)).isTrue();

        assertThat(office.stored("p-3").notes).contains("taken back", "ended delivery");
        assertThat(workflow.running(List.of("p-3"))).isEmpty();
    }

    @Test
    void one_message_delivered_many_times_at_once_is_taken_once() throws Exception {
        workflow.start("delivery", "p-4", "PARCEL");

        List<Boolean> taken = atOnce(12, () -> workflow.correlate("p-4", "delivered", "DELIVERED"));

        assertThat(taken).containsOnlyOnce(true);
        assertThat(office.stored("p-4").notes).containsOnlyOnce("thanked");
    }

    @Test
    void people_are_asked_and_their_answer_leads_the_process() {
        workflow.start("inspection", "p-5", "PARCEL");

        assertThat(office.stored("p-5").tasks.get("inspect"))
                .isEqualTo(new OpenedTask(
                        "inspect",
                        "Inspect the parcel",
                        "inspection",
                        List.of("OPERATIONS", "WAREHOUSE"),
                        "inspect-parcel",
                        ParcelOffice.INSPECT_BY,
                        List.of("PASS", "REJECT"),
                        "Open it and look."));
        assertThat(workflow.position("p-5").orElseThrow().openTasks()).containsExactly("inspect");

        assertThat(workflow.completeTask("p-5", "no-such-task", "PASS")).isFalse();
        assertThat(workflow.completeTask("p-5", "inspect", "PASS")).isTrue();
        assertThat(workflow.completeTask("p-5", "inspect", "PASS")).isFalse();

        assertThat(office.stored("p-5").tasks).isEmpty();
        assertThat(office.stored("p-5").notes).contains("inspect completed", "labelled", "inspection:end");
    }

    @Test
    void a_process_with_people_keeps_its_history() {
        workflow.start("inspection", "p-6", "PARCEL");
        workflow.completeTask("p-6", "inspect", "REJECT");

        var history = engine.getHistoryService();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey("p-6")
                        .finished()
                        .count())
                .isOne();
        assertThat(history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey("p-6")
                        .count())
                .isOne();
    }

    @Test
    void a_deadline_passes_and_the_task_stays_open() {
        workflow.start("inspection", "p-7", "PARCEL");
        String instance = instanceOf("p-7");

        executeJobsOf(instance);

        assertThat(office.stored("p-7").notes).contains("reminded");
        assertThat(workflow.position("p-7").orElseThrow().openTasks()).containsExactly("inspect");
    }

    @Test
    void a_refusal_takes_the_way_the_model_has_for_it() {
        workflow.start("customs", "forbidden-1", "PARCEL");

        assertThat(office.stored("forbidden-1").notes)
                .contains("apologised", "customs:sorry")
                .doesNotContain("declared");
    }

    @Test
    void a_refusal_without_a_way_comes_back_to_the_caller_and_nothing_is_kept() {
        assertThatThrownBy(() -> workflow.start("unforgiving", "forbidden-2", "PARCEL"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Not through customs");

        assertThat(office.stored("forbidden-2").version).isZero();
        assertThat(workflow.running(List.of("forbidden-2"))).isEmpty();
        assertThat(office.completions).contains("forbidden-2 rolled back");
    }

    @Test
    void a_step_that_reaches_outside_is_tried_again_and_then_becomes_an_incident() {
        office.lineIsBusyFor("p-8");
        workflow.start("flaky", "p-8", "PARCEL");
        String instance = instanceOf("p-8");

        for (int attempt = 0; attempt < TRIES; attempt++) {
            failJobsOf(instance);
        }
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(instance)
                        .count())
                .isOne();

        office.lineIsFreeFor("p-8");
        executeJobsOf(instance);
        assertThat(office.stored("p-8").notes).contains("phoned", "ended flaky");
    }

    @Test
    void another_writer_of_the_document_makes_the_engine_try_again() {
        office.conflictNextTimes(3);

        workflow.start("straight", "p-9", "PARCEL");

        assertThat(office.stored("p-9").notes).containsOnlyOnce("labelled");
        assertThat(office.completions).contains("p-9 rolled back", "p-9 committed");
    }

    @Test
    void a_document_that_cannot_be_stored_leaves_the_engine_where_it_was() {
        workflow.start("delivery", "p-10", "PARCEL");
        office.failToStoreNextTimes(1);

        assertThatThrownBy(() -> workflow.correlate("p-10", "delivered", "DELIVERED"))
                .hasMessageContaining("The store is away");

        assertThat(workflow.position("p-10").orElseThrow().waitingFor()).contains("delivered");
        assertThat(workflow.correlate("p-10", "delivered", "LOST")).isTrue();
        assertThat(office.stored("p-10").notes).contains("apologised");
    }

    @Test
    void effects_that_go_out_after_the_commit_may_call_the_engine_again() {
        office.afterCommit = () -> {
            office.afterCommit = () -> {};
            workflow.correlate("p-11", "delivered", "DELIVERED");
        };

        workflow.start("delivery", "p-11", "PARCEL");

        assertThat(office.stored("p-11").notes).contains("thanked", "ended delivery");
        assertThat(workflow.running(List.of("p-11"))).isEmpty();
    }

    @Test
    void many_orders_are_looked_up_in_one_go() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            ids.add("nobody-" + i);
        }
        workflow.start("inspection", "p-12", "PARCEL");
        workflow.start("inspection", "p-13", "PARCEL");
        ids.addAll(List.of("p-12", "p-13"));

        assertThat(workflow.running(ids)).isEqualTo(Set.of("p-12", "p-13"));
    }

    @Test
    void what_waits_for_messages_alone_is_kept_with_the_parcel_and_leaves_no_row() {
        long before = engineRows();

        workflow.start("delivery", "p-14", "PARCEL");

        assertThat(engineRows()).isEqualTo(before);
        assertThat(office.stored("p-14").version).isEqualTo(1);
        assertThat(office.stored("p-14").kept).isNotNull();
        assertThat(workflow.running(List.of("p-14"))).isEmpty();

        workflow.correlate("p-14", "delivered", "DELIVERED");

        assertThat(engineRows()).isEqualTo(before);
        assertThat(office.stored("p-14").version).isEqualTo(2);
        assertThat(office.stored("p-14").kept).isNull();
    }

    @Test
    void what_is_kept_with_the_parcel_may_move_into_the_tables_and_goes_on_from_there() {
        workflow.start("delivery", "p-15", "PARCEL");
        var seen = workflow.position("p-15");

        workflow.storeInTables("p-15");
        workflow.storeInTables("p-15");

        assertThat(office.stored("p-15").kept).isNull();
        assertThat(workflow.running(List.of("p-15"))).containsExactly("p-15");
        assertThat(workflow.position("p-15")).isEqualTo(seen);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("p-15")
                        .list())
                .extracting(instance -> instance.getProcessDefinitionId().split(":")[0])
                .containsExactlyInAnyOrder("delivery", "carrying");
        assertThat(workflow.correlate("p-15", "delivered", "DELIVERED")).isTrue();
        assertThat(office.stored("p-15").notes).contains("thanked", "ended delivery");
        assertThat(workflow.running(List.of("p-15"))).isEmpty();
    }

    @Test
    void moved_into_the_tables_and_told_at_once_it_goes_one_way_only() throws Exception {
        for (int round = 0; round < 20; round++) {
            String parcel = "moved-" + round;
            workflow.start("delivery", parcel, "PARCEL");

            List<Boolean> taken = atOnce(4, () -> {
                workflow.storeInTables(parcel);
                return workflow.correlate(parcel, "delivered", "DELIVERED");
            });

            assertThat(taken).filteredOn(Boolean::booleanValue).hasSizeLessThanOrEqualTo(1);
            if (!taken.contains(true)) {
                assertThat(workflow.correlate(parcel, "delivered", "DELIVERED"))
                        .as("told again, as the drain does")
                        .isTrue();
            }
            assertThat(office.stored(parcel).notes).containsOnlyOnce("thanked").containsOnlyOnce("ended delivery");
            assertThat(workflow.running(List.of(parcel))).isEmpty();
        }
    }

    @Test
    void a_position_of_models_that_the_engine_has_lost_counts_for_none() {
        workflow.start("delivery", "p-16", "PARCEL");
        office.stored("p-16").kept = office.stored("p-16").kept.replace("delivery:1:", "delivery:1:lost");

        assertThat(workflow.position("p-16")).isEmpty();
        assertThat(workflow.correlate("p-16", "delivered", "DELIVERED")).isFalse();
    }

    @Test
    void what_the_tables_have_of_a_parcel_that_is_done_is_taken_out_with_all_that_was_called() {
        long before = engine.getRuntimeService().createExecutionQuery().count();
        workflow.start("delivery", "p-17", "PARCEL");
        workflow.storeInTables("p-17");
        workflow.start("inspection", "p-18", "PARCEL");
        assertThat(workflow.runningAfter("p-16~", 2)).containsExactly("p-17", "p-18");
        assertThat(workflow.runningAfter("p-17", 1)).containsExactly("p-18");

        assertThat(workflow.clear("p-17")).isTrue();
        assertThat(workflow.clear("p-18")).isTrue();

        assertThat(workflow.running(List.of("p-17", "p-18"))).isEmpty();
        assertThat(workflow.clear("p-17")).isFalse();
        assertThat(office.stored("p-17").notes).doesNotContain("ended delivery", "thanked");
        assertThat(office.stored("p-18").tasks).isEmpty();
        assertThat(engine.getRuntimeService().createExecutionQuery().count()).isEqualTo(before);
    }

    @Test
    void nothing_is_taken_out_when_the_parcel_cannot_be_stored() {
        workflow.start("inspection", "p-19", "PARCEL");
        office.failToStoreNextTimes(1);

        assertThatThrownBy(() -> workflow.clear("p-19")).hasMessageContaining("The store is away");

        assertThat(workflow.running(List.of("p-19"))).containsExactly("p-19");
    }

    // --- help --------------------------------------------------------------------------------------------------------

    String instanceOf(String parcel) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(parcel)
                .rootProcessInstances()
                .singleResult()
                .getId();
    }

    void executeJobsOf(String instance) {
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .list()) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    void failJobsOf(String instance) {
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .list()) {
            assertThatThrownBy(() -> engine.getManagementService().executeJob(job.getId()))
                    .hasMessageContaining("The line is busy");
        }
    }

    /** All rows of the engine's runtime and history tables. */
    long engineRows() {
        return engine.getManagementService().getTableCount().entrySet().stream()
                .filter(table ->
                        table.getKey().contains("ACT_RU_") || table.getKey().contains("ACT_HI_"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    go.await();
                    return call.call();
                }));
            }
            go.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> each : running) {
                answers.add(each.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
