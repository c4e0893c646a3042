package org.tandemoms.sandbox.partners;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of SMTP (RFC 5321) as a client needs to hand over a mail; loopback only. Addresses at {@code nowhere.} are refused. */
final class MailListener implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("(?i)^(?:MAIL FROM|RCPT TO):\\s*<([^>]*)>.*$");
    private static final int SILENCE_MS = 60_000;
    private static final int LARGEST = 1 << 20;

    private final ServerSocket socket = new ServerSocket();
    private final Mailbox mailbox;

    MailListener(int port, Mailbox mailbox, Executor workers) throws IOException {
        this.mailbox = mailbox;
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread door = new Thread(() -> accept(workers), "partners-mail");
        door.setDaemon(true);
        door.start();
    }

    private void accept(Executor workers) {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                workers.execute(() -> serve(caller));
            } catch (IOException closed) {
                // no more mails are taken
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setSoTimeout(SILENCE_MS);
            // one byte is one character, so that a mail is kept as it came
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            new Talk(in, caller.getOutputStream()).goOn();
        } catch (IOException gone) {
            // who hangs up has handed nothing over
        }
    }

    /** One connection; a mail counts once it has been answered with 250. */
    private final class Talk {

        private final BufferedReader in;
        private final OutputStream out;
        private String from;
        private String to;

        Talk(BufferedReader in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void goOn() throws IOException {
            say("220 sandbox mailbox");
            String line = in.readLine();
            while (line != null && answer(line)) {
                line = in.readLine();
            }
        }

        private boolean answer(String line) throws IOException {
            String word = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
            switch (word) {
                case "HELO", "EHLO", "NOOP" -> say("250 sandbox");
                case "MAIL" -> {
                    from = path(line);
                    say("250 OK");
                }
                case "RCPT" -> recipient(path(line));
                case "DATA" -> data();
                case "RSET" -> {
                    from = null;
                    to = null;
                    say("250 OK");
                }
                case "QUIT" -> {
                    say("221 bye");
                    return false;
                }
                default -> say("502 not known here");
            }
            return true;
        }

        private String path(String line) {
            Matcher matcher = PATH.matcher(line);
            return matcher.matches() ? matcher.group(1) : "";
        }

        private void recipient(String address) throws IOException {
            if (address.isEmpty() || address.contains("@nowhere.")) {
                say("550 5.1.1 nobody of that name here");
            } else {
                to = to == null ? address : to + ", " + address;
                say("250 OK");
            }
        }

        private void data() throws IOException {
            if (from == null || to == null) {
                say("503 first say from whom and to whom");
                return;
            }
            say("354 go on, a single dot ends it");
            StringBuilder raw = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null || raw.length() > LARGEST) {
                    throw new IOException("the mail has no end");
                }
                raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            mailbox.take(from, to, raw.toString());
            from = null;
            to = null;
            say("250 kept");
        }

        private void say(String words) throws IOException {
            out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            // nobody listens any more
        }
    }
}
