package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Lends no thread to a client that writes slowly: a request is handled when all of its body is there. A body has to come
 * within a time, and how much of all bodies is kept meanwhile is bounded. Bodies that tell that they are larger than any
 * that is accepted, or that wait to be asked for, are handled at once and have the same time. A rate would not do: the
 * server's own reckons with the time that it takes itself, and refuses small bodies when it is busy
 * (https://github.com/jetty/jetty.project/issues/4641).
 */
final class WholeBodies extends Handler.Wrapper {

    /** A little more than the API accepts, so that the API is the one that refuses what is larger. */
    private static final int LARGEST = BodyReader.LARGEST + 1;

    private final long mostBytes;
    private final long mostSeconds;
    private final AtomicLong kept = new AtomicLong();

    /**
     * @param mostBytes how much of bodies that are not whole may be kept
     * @param mostSeconds how long a body may take
     */
    WholeBodies(Handler handler, long mostBytes, long mostSeconds) {
        super(handler);
        this.mostBytes = mostBytes;
        this.mostSeconds = mostSeconds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() == 0) {
            return super.handle(request, response, callback);
        }
        boolean asksFirst = request.getHeaders().contains(HttpHeader.EXPECT);
        if (request.getLength() >= LARGEST || asksFirst) {
            return super.handle(new Timed(request), response, callback);
        }
        new Incoming(request, response, callback).read();
        return true;
    }

    private boolean handleWhole(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, response, callback);
    }

    private Scheduler.Task timeout(Request request) {
        return request.getComponents().getScheduler().schedule(() -> hangUp(request), mostSeconds, TimeUnit.SECONDS);
    }

    /** There is nobody to be told of it: who does not write does not read either. */
    private static void hangUp(Request request) {
        request.getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new EofException("The client did not send its body in time"));
    }

    /** A body that is read as it comes. */
    private final class Timed extends Request.Wrapper {

        private final Scheduler.Task timeout;

        Timed(Request request) {
            super(request);
            this.timeout = timeout(request);
            Request.addCompletionListener(request, failure -> timeout.cancel());
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.isLast()) {
                timeout.cancel();
            }
            return chunk;
        }
    }

    /** One body on its way. */
    private final class Incoming implements Invocable.Task {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        /** Of a body that has been waited for; most come with their request. */
        private Scheduler.Task timeout;

        Incoming(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void run() {
            read();
        }

        void read() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    await();
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    // Whoever reads the body says what is wrong with it, in the words of the API.
                    whole(chunk);
                    return;
                }
                boolean last = chunk.isLast();
                boolean room = keep(chunk);
                chunk.release();
                if (!room) {
                    over();
                    response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
                    Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
                    return;
                }
                if (last) {
                    whole(Content.Chunk.EOF);
                    return;
                }
                if (body.size() >= LARGEST) {
                    whole(null);
                    return;
                }
            }
        }

        private void await() {
            if (timeout == null) {
                timeout = timeout(request);
            }
            request.demand(this);
        }

        private boolean keep(Content.Chunk chunk) {
            int more = chunk.remaining();
            byte[] bytes = new byte[more];
            chunk.getByteBuffer().get(bytes);
            body.writeBytes(bytes);
            return kept.addAndGet(more) <= mostBytes;
        }

        private void over() {
            if (timeout != null) {
                timeout.cancel();
            }
            kept.addAndGet(-body.size());
        }

        /** @param rest what comes after it, an end or a failure; null where nobody has read it yet */
        private void whole(Content.Chunk rest) {
            over();
            try {
                if (!handleWhole(new Whole(request, body.toByteArray(), rest), response, callback)) {
                    Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Exception e) {
                Response.writeError(request, response, callback, e);
            }
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.BLOCKING;
        }
    }

    /** A request whose body, or as much of it as anybody reads, is there already. */
    private static final class Whole extends Request.Wrapper {

        private final byte[] body;
        /** Null where the client's next bytes are the rest. */
        private final Content.Chunk rest;

        private boolean read;

        Whole(Request request, byte[] body, Content.Chunk rest) {
            super(request);
            this.body = body;
            this.rest = rest;
        }

        @Override
        public Content.Chunk read() {
            if (!read && body.length > 0) {
                read = true;
                return Content.Chunk.from(ByteBuffer.wrap(body), false);
            }
            read = true;
            return rest == null ? super.read() : rest;
        }

        @Override
        public void demand(Runnable demandCallback) {
            if (read && rest == null) {
                super.demand(demandCallback);
            } else {
                demandCallback.run();
            }
        }
    }
}
