package org.tandemoms.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tandemoms.workflow.Decisions;
import org.tandemoms.workflow.Workflow;
import org.tandemoms.workflow.camunda.EngineTestApplication;

/**
 * The yardstick of the engine: starts per second of a process without wait state, by the bare engine and by ours with
 * its steps, documents and listeners; and decisions per second.
 *
 * @param what is measured
 * @param perSecond calls that came back
 * @param p50Millis median time of one call
 * @param p99Millis of a hundred calls one takes longer
 */
public record EngineStarts(String what, int threads, double perSecond, double p50Millis, double p99Millis) {

    private static final int STEPS = 5;

    /** The engine as it comes, without history, on a database in memory; five tasks that do nothing. */
    public static EngineStarts bare(int threads, Duration time) {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        configuration.setMetricsEnabled(false);
        configuration.setBeans(Map.of("nothing", (JavaDelegate) execution -> {}));
        ProcessEngine engine = configuration.setProcessEngineName("yardstick").buildProcessEngine();
        try {
            var process = Bpmn.createExecutableProcess("bare")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .serviceTask()
                    .camundaDelegateExpression("${nothing}");
            for (int i = 1; i < STEPS; i++) {
                process = process.serviceTask().camundaDelegateExpression("${nothing}");
            }
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance("bare.bpmn", process.endEvent().done())
                    .deploy();
            return measure("bare engine starts", threads, time, id -> engine.getRuntimeService()
                    .startProcessInstanceByKey("bare", "b-" + id));
        } finally {
            engine.close();
        }
    }

    /** Our engine port: a process that calls another, four steps, one document in memory. */
    public static EngineStarts ours(Workflow workflow, int threads, Duration time) {
        return measure("our starts", threads, time, id -> workflow.start("straight", "o-" + id, "PARCEL"));
    }

    /** The shipped table that says who approves. */
    public static EngineStarts decisions(Decisions decisions, int threads, Duration time) {
        Map<String, Object> facts = Map.of(
                "kind",
                "SALES",
                "amount",
                new BigDecimal("12500.00"),
                "sanctionsHit",
                false,
                "exportLicenceNeeded",
                false);
        return measure("decisions", threads, time, id -> decisions.evaluate("approval-matrix", facts));
    }

    private static EngineStarts measure(String what, int threads, Duration time, LongConsumer call) {
        AtomicLong ids = new AtomicLong();
        run(threads, time.dividedBy(2), ids, call, new ConcurrentHistogram(3));
        ConcurrentHistogram nanos = new ConcurrentHistogram(3);
        long start = System.nanoTime();
        run(threads, time, ids, call, nanos);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new EngineStarts(
                what,
                threads,
                nanos.getTotalCount() / seconds,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6);
    }

    private static void run(int threads, Duration time, AtomicLong ids, LongConsumer call, ConcurrentHistogram nanos) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                while (System.nanoTime() < end) {
                    long before = System.nanoTime();
                    call.accept(ids.incrementAndGet());
                    nanos.recordValue(System.nanoTime() - before);
                }
            });
        }
        pool.shutdown();
        try {
            if (!pool.awaitTermination(time.toSeconds() + 30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The callers have not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-20s %d threads %,10.0f/s  p50 %.3f ms  p99 %.3f ms",
                what,
                threads,
                perSecond,
                p50Millis,
                p99Millis);
    }

    /** Prints the three figures. */
    public static void main(String[] arguments) {
        Duration time = Duration.ofSeconds(arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]));
        int threads = 4;
        System.out.println(bare(threads, time));
        try (var context = application("src/test/resources/workflow", "engine-starts")) {
            System.out.println(ours(context.getBean(Workflow.class), threads, time));
        }
        try (var context = application("bpmn", "decisions")) {
            System.out.println(decisions(context.getBean(Decisions.class), threads, time));
        }
    }

    private static ConfigurableApplicationContext application(String models, String name) {
        return new SpringApplicationBuilder(EngineTestApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--tandem.models-dir=" + models,
                        "--tandem.models-need-steps=false",
                        "--spring.datasource.url=jdbc:h2:mem:" + name,
                        "--spring.datasource.username=sa",
                        "--camunda.bpm.generate-unique-process-engine-name=true",
                        "--camunda.bpm.job-execution.enabled=false");
    }
}
