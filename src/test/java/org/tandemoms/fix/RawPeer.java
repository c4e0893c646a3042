package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A counterparty without a FIX engine: a socket, and bytes as the test wants them. Messages are written and shown with
 * {@code |} for the separator.
 */
final class RawPeer implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");
    private static final String CLOSED = "closed";

    private final String version;
    private final String name;
    private final int port;
    private Socket socket;
    private final StringBuilder unread = new StringBuilder();
    private final List<String> heard = new ArrayList<>();
    private int number = 1;

    RawPeer(String version, String name, int port) throws IOException {
        this.version = version;
        this.name = name;
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        unread.setLength(0);
    }

    static RawPeer fix44(String name, int port) throws IOException {
        return new RawPeer("FIX.4.4", name, port);
    }

    /** Logs on with both sides' numbers begun anew. */
    RawPeer loggedOn() throws IOException {
        return loggedOn("98=0|108=30|141=Y" + (version.startsWith("FIXT") ? "|1137=9" : ""));
    }

    RawPeer loggedOn(String logon) throws IOException {
        String answer = answerToLogon(logon);
        assertThat(answer).contains("|35=A|");
        return this;
    }

    /**
     * The other side notices only after a while that an earlier connection was cut, and turns the next one away till then.
     */
    String answerToLogon(String logon) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        byte[] frame = frame("35=A|" + logon);
        while (true) {
            write(frame);
            String answer = read(deadline);
            if (!answer.equals(CLOSED)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(name + " logs on in vain; it has heard " + heard);
            }
            socket.close();
            connect();
        }
    }

    /** The number of the next message that is sent. */
    RawPeer numbered(int next) {
        number = next;
        return this;
    }

    int number() {
        return number;
    }

    void send(String fields) throws IOException {
        send(fields, Map.of());
    }

    /** @param instead other values for header and trailer, by tag: 8, 9, 34, 49, 52, 56, 10; 43 and 97 are added */
    void send(String fields, Map<Integer, String> instead) throws IOException {
        write(frame(fields, instead));
    }

    byte[] frame(String fields) {
        return frame(fields, Map.of());
    }

    byte[] frame(String fields, Map<Integer, String> instead) {
        int end = (fields + "|").indexOf('|');
        String own = instead.containsKey(34) ? instead.get(34) : String.valueOf(number++);
        StringBuilder body = new StringBuilder(fields.substring(0, end))
                .append("|34=" + own)
                .append("|49=" + instead.getOrDefault(49, name))
                .append("|52=" + instead.getOrDefault(52, now()))
                .append("|56=" + instead.getOrDefault(56, "TANDEM"));
        new TreeMap<>(instead)
                .forEach((tag, value) ->
                        body.append(List.of(43, 97, 122, 1128).contains(tag) ? "|" + tag + "=" + value : ""));
        body.append(fields.substring(end)).append('|');
        String counted = "8=" + instead.getOrDefault(8, version) + "|9="
                + instead.getOrDefault(9, String.valueOf(body.length())) + "|" + body;
        byte[] bytes = wire(counted);
        int sum = 0;
        for (byte each : bytes) {
            sum += each & 0xff;
        }
        return wire(counted + "10=" + instead.getOrDefault(10, "%03d".formatted(sum % 256)) + "|");
    }

    static String now() {
        return LocalDateTime.now(ZoneOffset.UTC).format(UTC);
    }

    private static byte[] wire(String text) {
        return text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next message in which all these fields stand; those before it are passed over. */
    String next(String... fields) {
        return next(message -> {
            for (String field : fields) {
                if (!message.contains("|" + field + "|")) {
                    return false;
                }
            }
            return true;
        });
    }

    private String next(Predicate<String> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> passed = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            String message = read(deadline);
            if (message.equals(CLOSED)) {
                throw new AssertionError("The connection was closed after " + passed);
            }
            passed.add(message);
            if (wanted.test(message)) {
                return message;
            }
        }
        throw new AssertionError(name + " waits in vain; there were " + passed);
    }

    /** Everything that still comes until the other side closes the connection. */
    List<String> untilClosed() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> last = new ArrayList<>();
        while (true) {
            String message = read(deadline);
            if (message.equals(CLOSED)) {
                return last;
            }
            last.add(message);
        }
    }

    /** Everything heard so far, in order. */
    List<String> heard() {
        return heard;
    }

    static String text(String message, int tag) {
        int at = message.indexOf("|" + tag + "=");
        return at < 0 ? "" : message.substring(message.indexOf('=', at) + 1, message.indexOf('|', at + 1));
    }

    private String read(long deadline) {
        try {
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[1 << 16];
            while (true) {
                int trailer = unread.indexOf("|10=");
                if (trailer >= 0 && unread.length() >= trailer + 8) {
                    String message = unread.substring(0, trailer + 8);
                    unread.delete(0, trailer + 8);
                    heard.add(message);
                    return message;
                }
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new AssertionError(name + " waits in vain; it has heard " + heard);
                }
                socket.setSoTimeout((int) millis);
                int count = in.read(bytes);
                if (count < 0) {
                    return CLOSED;
                }
                unread.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1).replace('\u0001', '|'));
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError(name + " waits in vain; it has heard " + heard, e);
        } catch (SocketException reset) {
            return CLOSED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts the connection, without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
