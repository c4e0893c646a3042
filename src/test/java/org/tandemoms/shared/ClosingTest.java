package org.tandemoms.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ClosingTest {

    @Test
    void whatRunsComesToItsEndAndWhatIsQueuedIsLeftOut() throws InterruptedException {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        var begun = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(1);
        pool.execute(() -> {
            begun.countDown();
            try {
                Thread.sleep(200);
                done.add("running");
            } catch (InterruptedException cutOff) {
                done.add("cut off");
            }
        });
        pool.execute(() -> done.add("queued"));
        begun.await();

        Closing.inOrder(pool);

        assertThat(done).containsExactly("running");
        assertThat(pool.isTerminated()).isTrue();
    }
}
