package io.jenkins.plugins.eventschedules.controller;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets anybody end the runner's sleep. A wake that comes while it is awake ends the next sleep at once. */
final class Wake {

    private final Semaphore signal = new Semaphore(0);

    void now() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    void await(Duration atMost) throws InterruptedException {
        if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }
}
