package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A client that sends when it is due and allowed, and engines that work it off, each on its own clock. */
final class Simulation {
    private final List<Engine> engines;
    private final Deque<Sent> unsent;
    private final int limit;
    private final Way way;
    private final IntUnaryOperator route;
    private final double turnaround;
    private int inFlight;
    private int turn;

    /**
     * @param requests in the order of sending; {@code sentAt} says when each is due
     * @param limit requests in flight that the client allows; 0 = no limit
     */
    Simulation(List<Engine> engines, List<Sent> requests, int limit) {
        this(engines, requests, limit, Way.open(), turn -> turn % engines.size(), 0);
    }

    /**
     * @param route engine for the request whose turn it is, counted from 0
     * @param turnaround seconds from the end of an answer to the next request of a client with a limit
     */
    Simulation(
            List<Engine> engines, List<Sent> requests, int limit, Way way, IntUnaryOperator route, double turnaround) {
        this.turnaround = turnaround;
        this.way = way;
        this.route = route;
        this.engines = engines;
        this.unsent = new ArrayDeque<>(requests);
        this.limit = limit;
    }

    void run() {
        while (true) {
            Engine next = next();
            double by = next == null ? Double.POSITIVE_INFINITY : next.now;
            send(by);
            deliver(by);
            next = next();
            if (next == null) {
                if (unsent.isEmpty() && way.isEmpty()) {
                    return;
                }
                continue;
            }
            int finished = next.step().size();
            double now = next.now;
            next.writers.forEach(request -> way.written(request, now));
            way.leave(finished, now);
            inFlight -= finished;
        }
    }

    /** Engines get what reaches them by then, but nothing that comes after one of them was woken: its next step is before that. */
    private void deliver(double by) {
        double until = by;
        for (Sent request = way.enter(until); request != null; request = way.enter(until)) {
            Engine engine = engines.get(route.applyAsInt(turn++));
            if (engine.isIdle()) {
                until = Math.min(until, request.enteredAt);
            }
            engine.accept(request, request.enteredAt);
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
            double at =
                    limit == 0 || Double.isInfinite(by) ? request.sentAt : Math.max(by + turnaround, request.sentAt);
            request.sentAt = at;
            if (!request.failed) {
                way.come(request, at);
                inFlight++;
            }
        }
    }
}
