package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A MongoDB wire server in this process, on a file, for evaluation and tests: durable before it replies, on loopback only.
 *
 * <p>It stands in for one MongoDB node and not for a replica set: no transactions, no change streams, no users.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /** Commands run on the threads of their connections; a long one must not hold up too many others. */
    private static final int CONNECTION_THREADS = 16;

    private final StoreFile store;
    private final MongoBackend backend;
    private final EventLoopGroup acceptor = new NioEventLoopGroup(1, new DefaultThreadFactory("sandbox-store", true));
    private final EventLoopGroup workers =
            new NioEventLoopGroup(CONNECTION_THREADS, new DefaultThreadFactory("sandbox-store", true));
    private final ChannelGroup clients = new DefaultChannelGroup(workers.next());
    private final Channel listener;

    /**
     * Opens the store in a directory and listens.
     *
     * @param port TCP port on loopback, 0 for any free one
     */
    public static EmbeddedMongo start(Path directory, int port) {
        return new EmbeddedMongo(StoreFile.open(directory), port);
    }

    private EmbeddedMongo(StoreFile store, int port) {
        this.store = store;
        this.backend = new EmbeddedBackend(store);
        try {
            listener = new ServerBootstrap()
                    .group(acceptor, workers)
                    .channel(NioServerSocketChannel.class)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new Connection())
                    .localAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .bind()
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Where a client finds a database of this server. */
    public String uri(String database) {
        return "mongodb://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port() + "/" + database;
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        clients.close().syncUninterruptibly();
        stop();
    }

    private void stop() {
        acceptor.shutdownGracefully(0, 5, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        backend.close();
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox store did not close cleanly", e);
        }
    }

    private final class Connection extends ChannelInitializer<SocketChannel> {

        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline()
                    .addLast(new MongoWireReplyEncoder())
                    .addLast(new MongoWireMessageEncoder())
                    .addLast(new MongoWireProtocolHandler())
                    .addLast(new DurableReplies(store.journal(), store.gate()))
                    .addLast(new MongoDatabaseHandler(backend, clients))
                    .addLast(new MongoExceptionHandler());
        }
    }
}
