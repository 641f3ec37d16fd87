package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** One engine that batches continuously; it knows its queue, its running sequences and its own time. */
final class Engine {
    private final Scheduler scheduler;
    private final StepTime cost;
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private final List<Sent> running = new ArrayList<>();
    double now;
    int preemptions;
    /** Request-seconds in the batch and in the queue, and seconds of work. */
    double runningSeconds;

    double waitingSeconds;
    double busySeconds;

    Engine(Scheduler scheduler, StepTime cost) {
        this.scheduler = scheduler;
        this.cost = cost;
    }

    boolean isIdle() {
        return waiting.isEmpty() && running.isEmpty();
    }

    int load() {
        return waiting.size() + running.size();
    }

    int running() {
        return running.size();
    }

    int waiting() {
        return waiting.size();
    }

    double kvUsage() {
        return (double) held() / scheduler.kvTokens();
    }

    void accept(Sent request, double at) {
        if (isIdle()) {
            now = Math.max(now, at);
        }
        waiting.add(request);
    }

    /** Lets in what fits, does one step, and says who has finished. */
    List<Sent> step() {
        admit();
        if (running.isEmpty()) {
            throw new IllegalStateException("a prompt of " + waiting.peek().input + " tokens never fits");
        }
        boolean reads = running.stream().anyMatch(request -> request.read < request.toRead);
        boolean writes = scheduler.chunked() || !reads;
        List<Sent> writers = new ArrayList<>(writes ? writers() : List.of());
        makeRoom(writers);
        int budget = Math.max(0, scheduler.budget() - writers.size());
        long context = writers.stream().mapToLong(Sent::held).sum();
        int sequences = writers.size();
        int reading = 0;
        double pairs = 0;
        for (Sent request : List.copyOf(running)) {
            if (request.read < request.toRead && budget > 0) {
                int left = request.toRead - request.read;
                int part = scheduler.chunked() ? Math.min(budget, left) : left;
                if (part > budget && reading > 0) {
                    break;
                }
                pairs += part * (request.read + part / 2.0);
                request.read += part;
                budget -= part;
                reading += part;
                if (request.read >= request.toRead) {
                    writers.add(request);
                }
            }
        }
        double seconds = cost.seconds(now, writers.size(), context, reading, pairs);
        runningSeconds += running.size() * seconds;
        waitingSeconds += waiting.size() * seconds;
        busySeconds += seconds;
        now += seconds;
        for (int w = 0; w < writers.size(); w++) {
            int tokens = w < sequences ? scheduler.tokensPerStep().getAsInt() : 1;
            for (int t = 0; t < tokens && !writers.get(w).finished(); t++) {
                writers.get(w).token(now);
            }
        }
        return finished();
    }

    private void admit() {
        while (!waiting.isEmpty() && running.size() < scheduler.slots() && fits(waiting.peek())) {
            running.add(waiting.poll());
        }
    }

    private boolean fits(Sent request) {
        if (running.isEmpty()) {
            return true;
        }
        long need = scheduler.reserves() ? request.input + request.output : request.toRead;
        return held() + need <= scheduler.kvTokens();
    }

    private long held() {
        return running.stream()
                .mapToLong(request -> scheduler.reserves()
                        ? request.input + request.output
                        : Math.max(request.toRead, request.held()))
                .sum();
    }

    private List<Sent> writers() {
        return running.stream()
                .filter(request -> request.read >= request.toRead)
                .toList();
    }

    /** Throws the youngest out until what is written finds room. */
    private void makeRoom(List<Sent> writers) {
        while (!scheduler.reserves() && running.size() > 1 && held() + writers.size() > scheduler.kvTokens()) {
            Sent youngest = running.remove(running.size() - 1);
            writers.remove(youngest);
            youngest.toRead = youngest.input + youngest.written();
            youngest.read = 0;
            waiting.addFirst(youngest);
            preemptions++;
        }
    }

    private List<Sent> finished() {
        List<Sent> finished = new ArrayList<>();
        Iterator<Sent> each = running.iterator();
        while (each.hasNext()) {
            Sent request = each.next();
            if (request.finished()) {
                each.remove();
                finished.add(request);
            }
        }
        return finished;
    }
}
