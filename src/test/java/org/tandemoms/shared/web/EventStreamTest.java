package org.tandemoms.shared.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Readers of every kind at the real container, which has two threads for all of them. */
@Timeout(120)
class EventStreamTest {

    private static final int SILENT = 40;
    private static final String LARGE = "x".repeat(60_000);

    private final Map<Integer, EventStream> open = new ConcurrentHashMap<>();
    private final AtomicInteger came = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();
    private final Tomcat tomcat = new Tomcat();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector()
                .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        tomcat.getConnector().setProperty("maxThreads", "2");
        tomcat.getConnector().setProperty("minSpareThreads", "2");
        tomcat.getConnector().setProperty("connectionTimeout", "2000");
        tomcat.getConnector().setProperty("socket.txBufSize", "100000");
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "events", new Events()).setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "events");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        tomcat.stop();
        tomcat.destroy();
    }

    private final class Events extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int number = came.getAndIncrement();
            open.put(
                    number,
                    EventStream.answer(request, response, Duration.ofMinutes(1), 100, () -> open.remove(number)));
        }
    }

    private BufferedReader reader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(200_000);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort()));
        // so old that the answer is not cut into chunks
        socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
        sockets.add(socket);
        int before = sockets.size();
        await().until(() -> open.size() + goneSoFar() >= before);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    private int goneSoFar() {
        return came.get() - open.size();
    }

    private static void hears(BufferedReader reader, String line) throws IOException {
        for (String heard = reader.readLine(); !line.equals(heard); heard = reader.readLine()) {
            assertThat(heard).as("the stream goes on").isNotNull();
        }
    }

    @Test
    void whoDoesNotReadIsDroppedAndCostsTheOthersNothing() throws IOException {
        for (int i = 0; i < SILENT; i++) {
            reader();
        }
        BufferedReader other = reader();
        hears(other, ":alive");
        List<EventStream> silent = open.entrySet().stream()
                .filter(entry -> entry.getKey() < SILENT)
                .map(Map.Entry::getValue)
                .toList();
        EventStream listening = open.get(SILENT);
        byte[] large = EventStream.event("order", LARGE);

        long began = System.nanoTime();
        for (EventStream stream : silent) {
            int told = 0;
            while (stream.tell(large)) {
                assertThat(++told).as("the backlog has an end").isLessThan(1_000);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("nobody was waited for")
                .isLessThan(Duration.ofSeconds(10));
        assertThat(listening.tell(EventStream.event("order", "{\"id\":1}"))).isTrue();
        hears(other, "data:{\"id\":1}");

        await("those who take nothing are gone").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(open)
                .containsOnlyKeys(SILENT));
        listening.ping();
        hears(other, ":alive");
    }

    @Test
    void allComesInItsOrderToWhoReadsSlowly() throws IOException {
        BufferedReader reader = reader();
        EventStream stream = open.get(0);
        for (int i = 0; i < 50; i++) {
            assertThat(stream.tell(EventStream.event("n" + i, LARGE))).isTrue();
        }
        for (int i = 0; i < 50; i++) {
            hears(reader, "event:n" + i);
            hears(reader, "data:" + LARGE);
        }
        await().until(stream::isTaken);
    }

    @Test
    void theServersEndIsTheReadersEnd() throws IOException {
        BufferedReader reader = reader();
        hears(reader, ":alive");

        open.get(0).end();

        assertThat(reader.readLine()).isEmpty();
        assertThat(reader.readLine()).isNull();
        assertThat(open).isEmpty();
    }

    @Test
    void whoHasGoneIsForgotten() throws IOException {
        hears(reader(), ":alive");
        EventStream stream = open.get(0);
        sockets.get(0).close();

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            stream.ping();
            return open.isEmpty();
        });
        assertThat(stream.tell(EventStream.event("order", "{}"))).isFalse();
    }
}
