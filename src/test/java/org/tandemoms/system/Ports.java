package org.tandemoms.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Ports nobody listens on, below those the machine gives away by itself; every caller gets a stretch of its own until all
 * were given once. A port is seen as taken only once it is bound, so each stretch is locked by a file as long as the test
 * machine lives that it was given to: others, of this build or of one beside it, keep off.
 */
public final class Ports {

    private static final int FIRST = 20_100;
    private static final int STRETCH = 50;
    private static final int LAST = 32_500;

    private static final int STRETCHES = (LAST - FIRST) / STRETCH;

    private static final Path LOCKS = Path.of(System.getProperty("java.io.tmpdir"), "tandem-test-ports");

    private static final Map<Integer, FileChannel> OURS = new HashMap<>();

    private static int next = (int) (ProcessHandle.current().pid() % STRETCHES);

    private Ports() {}

    /** The first of fifty ports, of which at least those used here are free: +0 HTTP, +1 FIX, +10 .. +30 simulators. */
    public static synchronized int stretch() {
        for (int tries = 0; tries < STRETCHES; tries++) {
            int base = FIRST + next * STRETCH;
            next = (next + 1) % STRETCHES;
            if ((OURS.containsKey(base) || lock(base)) && areFree(base)) {
                return base;
            }
        }
        throw new IllegalStateException("No free ports between " + FIRST + " and " + LAST);
    }

    /** The system lets go of the lock when this test machine ends, however it does. */
    private static boolean lock(int base) {
        try {
            Path file = Files.createDirectories(LOCKS).resolve(Integer.toString(base));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            OURS.put(base, channel);
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException("A stretch of ports cannot be locked", broken);
        }
    }

    private static boolean areFree(int base) {
        for (int port = base; port <= base + 30; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
