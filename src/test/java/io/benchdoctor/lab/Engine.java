package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** One engine that batches continuously; it knows its queue, its running sequences and its own time. */
final class Engine {
    /** Looks on; what it writes down is the truth that a diagnosis is held against. */
    @FunctionalInterface
    interface Watch {
        void step(Step step);
    }

    /** Why the next in line waits. */
    enum Lack {
        NOTHING,
        SLOTS,
        MEMORY,
        BUDGET
    }

    /**
     * One step of one engine.
     *
     * @param running sequences of whose prompt something was read; vLLM lets one in with the first tokens that a step has for it
     * @param context tokens behind the writing sequences, all together
     * @param lack why the first of those that wait, or that were let in and read nothing yet, does
     */
    record Step(
            Engine engine,
            double begin,
            double seconds,
            int running,
            int waiting,
            int writers,
            long context,
            int promptTokens,
            int tokens,
            double kvUsage,
            Lack lack) {}

    private final Scheduler scheduler;
    private final StepTime cost;
    private final Watch watch;
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private final List<Sent> running = new ArrayList<>();
    double now;
    int preemptions;
    /** Those that gained a token in the last step. */
    List<Sent> writers = List.of();

    Engine(Scheduler scheduler, StepTime cost) {
        this(scheduler, cost, step -> {});
    }

    Engine(Scheduler scheduler, StepTime cost, Watch watch) {
        this.scheduler = scheduler;
        this.cost = cost;
        this.watch = watch;
    }

    boolean isIdle() {
        return waiting.isEmpty() && running.isEmpty();
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
        List<Sent> writers = new ArrayList<>(scheduler.chunked() || !reads ? writers() : List.of());
        makeRoom(writers);
        int sequences = writers.size();
        long context = writers.stream().mapToLong(Sent::held).sum();
        Reading reading = read(writers);
        double seconds = cost.seconds(now, writers.size(), context, reading.tokens, reading.pairs);
        double begin = now;
        now += seconds;
        int tokens = write(writers, sequences);
        this.writers = writers;
        watch.step(new Step(
                this,
                begin,
                seconds,
                running.size() - unread(),
                waiting.size() + unread(),
                sequences,
                context,
                reading.tokens,
                tokens,
                (double) held() / scheduler.kvTokens(),
                lack()));
        return finished();
    }

    private record Reading(int tokens, double pairs) {}

    /** Fills what the budget leaves with prompts in order of arrival; whoever has read all of it writes too. */
    private Reading read(List<Sent> writers) {
        int budget = Math.max(0, scheduler.budget() - writers.size());
        int tokens = 0;
        double pairs = 0;
        for (Sent request : List.copyOf(running)) {
            int left = request.toRead - request.read;
            int part = scheduler.chunked() ? Math.min(budget, left) : left;
            if (left > 0 && budget > 0 && (part <= budget || tokens == 0)) {
                if (Double.isNaN(request.startedAt)) {
                    request.startedAt = now;
                }
                pairs += part * (request.read + part / 2.0);
                request.read += part;
                budget -= part;
                tokens += part;
                if (request.read >= request.toRead) {
                    writers.add(request);
                }
            }
        }
        return new Reading(tokens, pairs);
    }

    /** Those who have just read write one token; the others what speculation gives them. */
    private int write(List<Sent> writers, int sequences) {
        int written = 0;
        for (int w = 0; w < writers.size(); w++) {
            int tokens = w < sequences ? scheduler.tokensPerStep().getAsInt() : 1;
            for (int t = 0; t < tokens && !writers.get(w).finished(); t++) {
                writers.get(w).token(now);
                written++;
            }
        }
        return written;
    }

    /** Those that have a place, and nothing of the step's tokens yet. */
    private int unread() {
        return (int) running.stream()
                .filter(request -> Double.isNaN(request.startedAt))
                .count();
    }

    private Lack lack() {
        if (!waiting.isEmpty()) {
            return running.size() >= scheduler.slots() ? Lack.SLOTS : Lack.MEMORY;
        }
        boolean unread = running.stream().anyMatch(request -> request.read == 0 && request.written() == 0);
        return unread ? Lack.BUDGET : Lack.NOTHING;
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
