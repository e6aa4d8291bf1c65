package io.jenkins.plugins.eventschedules.standalone;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Lends no thread to a client that reads slowly: an answer is taken from whoever makes it as soon as it is made, its last
 * piece too, and goes out as fast as the client takes it. How much waits for clients is bounded; above that, whoever has
 * kept the host waiting for longest is hung up on.
 */
final class Unhurried extends Handler.Wrapper {

    private final long mostBytes;
    /** Whose answers wait, the longest first. */
    private final Set<Outgoing> waiting = new LinkedHashSet<>();

    private long bytes;

    /** @param mostBytes how much of all answers together may wait for clients */
    Unhurried(Handler handler, long mostBytes) {
        super(handler);
        this.mostBytes = mostBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Outgoing outgoing = new Outgoing(request, response, callback);
        return super.handle(request, outgoing, outgoing.whenHandled());
    }

    private void wait(Outgoing who, int more) {
        Outgoing longest = null;
        synchronized (this) {
            bytes += more;
            who.waits += more;
            waiting.add(who);
            if (bytes > mostBytes) {
                longest = waiting.iterator().next();
            }
        }
        if (longest != null) {
            longest.hangUp();
        }
    }

    /** @param most nothing more than what is still counted */
    private synchronized void gone(Outgoing who, long most) {
        long less = Math.min(most, who.waits);
        bytes -= less;
        who.waits -= less;
        if (who.waits == 0) {
            waiting.remove(who);
        }
    }

    /** One answer on its way. */
    private final class Outgoing extends Response.Wrapper {

        private final Queue<ByteBuffer> queue = new ArrayDeque<>();
        private final Sending sending = new Sending();
        private final Callback request;
        private boolean complete;
        /** Whoever made the answer has done with it. */
        private boolean handled;

        private boolean onItsWay;
        private boolean sent;
        private boolean ended;
        private Throwable failure;
        /** Guarded by the handler. */
        private long waits;

        Outgoing(Request request, Response response, Callback callback) {
            super(request, response);
            this.request = callback;
        }

        /** The request is over when its answer is out, which its thread need not wait for. */
        Callback whenHandled() {
            return Callback.from(this::handled, request::failed);
        }

        private void handled() {
            synchronized (this) {
                handled = true;
            }
            endIfOver();
        }

        /** Nobody may have said that a piece was the last: then the server ends the answer itself. */
        private void endIfOver() {
            Throwable failed;
            synchronized (this) {
                boolean out = sent || !complete && queue.isEmpty() && !onItsWay;
                if (!handled || ended || !out && failure == null) {
                    return;
                }
                ended = true;
                failed = failure;
            }
            if (failed == null) {
                request.succeeded();
            } else {
                request.failed(failed);
            }
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            ByteBuffer copy = BufferUtil.copy(content == null ? BufferUtil.EMPTY_BUFFER : content);
            int more = copy.remaining();
            Unhurried.this.wait(this, more);
            Throwable failed;
            synchronized (this) {
                failed = failure;
                if (failed == null) {
                    queue.add(copy);
                    complete = last;
                }
            }
            if (failed != null) {
                gone(this, more);
                callback.failed(failed);
                return;
            }
            BufferUtil.clear(content);
            sending.iterate();
            callback.succeeded();
        }

        private void send(boolean last, ByteBuffer content, Callback callback) {
            super.write(last, content, callback);
        }

        private void hangUp() {
            getRequest()
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(new EofException("The client took its answer too slowly"));
        }

        /** One piece after the other, the next when the one before is out. */
        private final class Sending extends IteratingCallback {

            private ByteBuffer piece;
            private int length;
            private boolean wasLast;

            @Override
            protected Action process() {
                if (piece != null) {
                    gone(Outgoing.this, length);
                    piece = null;
                }
                if (wasLast) {
                    return Action.SUCCEEDED;
                }
                synchronized (Outgoing.this) {
                    piece = queue.poll();
                    onItsWay = piece != null;
                    wasLast = onItsWay && complete && queue.isEmpty();
                }
                if (piece == null) {
                    endIfOver();
                    return Action.IDLE;
                }
                length = piece.remaining();
                send(wasLast, piece, this);
                return Action.SCHEDULED;
            }

            @Override
            protected void onCompleteSuccess() {
                synchronized (Outgoing.this) {
                    sent = true;
                }
                endIfOver();
            }

            @Override
            protected void onCompleteFailure(Throwable cause) {
                synchronized (Outgoing.this) {
                    failure = cause;
                    queue.clear();
                }
                gone(Outgoing.this, Long.MAX_VALUE);
                endIfOver();
            }

            @Override
            public InvocationType getInvocationType() {
                return InvocationType.NON_BLOCKING;
            }
        }
    }
}
