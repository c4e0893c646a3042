package org.tandemoms.bench;

import org.tandemoms.system.TandemProcess;

/** Processor seconds used so far by each of the processes that share the machine. */
record Processors(long nanos, double oms, double simulators, double loadGenerator) {

    static Processors now(TandemProcess tandem) {
        return new Processors(System.nanoTime(), tandem.cpuSeconds(), tandem.simulatorsCpuSeconds(), ownSeconds());
    }

    private static double ownSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }
}
