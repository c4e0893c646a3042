package org.tandemoms.sandbox.store;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** Holds each reply back until the journal has on disk what the reply speaks of. No thread waits meanwhile. */
final class DurableReplies extends ChannelOutboundHandlerAdapter {

    private final Journal journal;
    private final ReplyGate gate;

    DurableReplies(Journal journal, ReplyGate gate) {
        this.journal = journal;
        this.gate = gate;
    }

    @Override
    public void write(ChannelHandlerContext context, Object reply, ChannelPromise promise) {
        long needed = gate.take();
        if (needed <= journal.durable()) {
            context.write(reply, promise);
            return;
        }
        journal.whenDurable(needed, new Journal.Waiter() {
            @Override
            public void durable() {
                context.writeAndFlush(reply, promise);
            }

            @Override
            public void failed(Throwable cause) {
                promise.tryFailure(cause);
                context.close();
            }
        });
    }
}
