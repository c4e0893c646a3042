package org.tandemoms.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports nobody listens on, below those the machine gives away by itself; every caller gets a stretch of its own until all
 * were given once.
 */
public final class Ports {

    private static final int FIRST = 20_100;
    private static final int STRETCH = 100;
    private static final int LAST = 32_500;

    private static final int STRETCHES = (LAST - FIRST) / STRETCH;

    /** Test machines of one build run side by side: each keeps to every n-th stretch. */
    private static final int FORKS = 4;

    private static final int FORK = Integer.getInteger("test.fork", 1) % FORKS;

    /** Builds that begin at the same moment begin elsewhere: a port is seen as taken only once it is bound. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % STRETCHES) / FORKS * FORKS + FORK);

    private Ports() {}

    /** The first of a hundred ports, of which at least those used here are free: +0 HTTP, +1 FIX, +10 .. +30 simulators. */
    public static int stretch() {
        for (int tries = 0; tries < STRETCHES / FORKS; tries++) {
            int base = FIRST + NEXT.getAndUpdate(last -> last + FORKS < STRETCHES ? last + FORKS : FORK) * STRETCH;
            if (areFree(base)) {
                return base;
            }
        }
        throw new IllegalStateException("No free ports between " + FIRST + " and " + LAST);
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
