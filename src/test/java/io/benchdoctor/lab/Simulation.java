package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A client that sends when it is due and allowed, and engines that work it off, each on its own clock. */
final class Simulation {
    private final List<Engine> engines;
    private final Deque<Sent> unsent;
    private final int limit;
    private int inFlight;
    private int turn;

    /**
     * @param requests in the order of sending; {@code sentAt} says when each is due
     * @param limit requests in flight that the client allows; 0 = no limit
     */
    Simulation(List<Engine> engines, List<Sent> requests, int limit) {
        this.engines = engines;
        this.unsent = new ArrayDeque<>(requests);
        this.limit = limit;
    }

    void run() {
        while (true) {
            Engine next = next();
            send(next == null ? Double.POSITIVE_INFINITY : next.now);
            next = next();
            if (next == null) {
                if (unsent.isEmpty()) {
                    return;
                }
                continue;
            }
            inFlight -= next.step().size();
        }
    }

    /** The engine whose next step begins first; null when all are idle. */
    private Engine next() {
        Engine next = null;
        for (Engine engine : engines) {
            if (!engine.isIdle() && (next == null || engine.now < next.now)) {
                next = engine;
            }
        }
        return next;
    }

    /** Sends what is due by then; of engines that are all idle the next request wakes one, and nothing more is sent. */
    private void send(double by) {
        boolean woken = false;
        double until = by;
        while (!unsent.isEmpty() && unsent.peek().sentAt <= until && (limit == 0 || inFlight < limit)) {
            Sent request = unsent.poll();
            if (Double.isInfinite(until) || woken) {
                woken = true;
                until = request.sentAt;
            }
            // The client's clock of a request starts when it is let go, not when it was due.
            double at = limit == 0 || Double.isInfinite(by) ? request.sentAt : Math.max(by, request.sentAt);
            request.sentAt = at;
            if (!request.failed) {
                engines.get(turn++ % engines.size()).accept(request, at);
                inFlight++;
            }
        }
    }
}
