package org.tandemoms.system;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.tandemoms.sandbox.store.EmbeddedMongo;

/** The sandbox's MongoDB wire server in a process of its own: {@code WireServer <directory> <port>}. */
final class WireServer {

    private WireServer() {}

    public static void main(String[] args) throws InterruptedException {
        try (EmbeddedMongo server = EmbeddedMongo.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println("listens on " + server.uri(""));
            new CountDownLatch(1).await();
        }
    }
}
