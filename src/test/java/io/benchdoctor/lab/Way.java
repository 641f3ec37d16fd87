package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * What lies between client and engines: a gateway that passes on so many requests at a time, and the one process that cuts
 * prompts into tokens and writes answers to their streams. It does one thing after the other, in order of asking; what an
 * answer gained while it waited goes out as one chunk.
 */
final class Way {
    private final int gate;
    private final double promptTokenSeconds;
    private final double chunkSeconds;
    private final Deque<Sent> held = new ArrayDeque<>();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Task.ORDER);
    private final PriorityQueue<Task> entering = new PriorityQueue<>(Task.ORDER);
    private int inside;
    private int turn;
    private double free;
    private double busySeconds;

    /**
     * @param gate requests that are passed on at a time; 0 = all
     * @param promptTokenSeconds that the process takes for each token of a prompt
     * @param chunkSeconds that it takes to send a chunk; 0 = there is no such process, and text comes as it is written
     */
    Way(int gate, double promptTokenSeconds, double chunkSeconds) {
        this.gate = gate;
        this.promptTokenSeconds = promptTokenSeconds;
        this.chunkSeconds = chunkSeconds;
    }

    /** Nothing is in the way. */
    static Way open() {
        return new Way(0, 0, 0);
    }

    private record Task(Sent request, double at, int turn, boolean isPrompt) {
        static final Comparator<Task> ORDER =
                Comparator.comparingDouble(Task::at).thenComparingInt(Task::turn);
    }

    boolean sends() {
        return chunkSeconds > 0;
    }

    boolean isEmpty() {
        return held.isEmpty() && tasks.isEmpty() && entering.isEmpty();
    }

    /** Seconds that the process worked. */
    double busySeconds() {
        return busySeconds;
    }

    void come(Sent request, double at) {
        if (gate > 0 && inside >= gate) {
            held.add(request);
        } else {
            pass(request, at);
        }
    }

    private void pass(Sent request, double at) {
        inside++;
        request.passedAt = at;
        (sends() ? tasks : entering).add(new Task(request, at, turn++, true));
    }

    /** So many have left the engines. */
    void leave(int requests, double at) {
        inside -= requests;
        while (!held.isEmpty() && inside < gate) {
            pass(held.poll(), at);
        }
    }

    /** An answer has gained a token. */
    void written(Sent request, double at) {
        if (sends() && !request.queued) {
            request.queued = true;
            tasks.add(new Task(request, at, turn++, false));
        }
    }

    /** The next that reaches an engine by then; {@code enteredAt} says when. Null when there is none. */
    Sent enter(double by) {
        work(by);
        if (entering.isEmpty() || entering.peek().at > by) {
            return null;
        }
        Task task = entering.poll();
        task.request.enteredAt = task.at;
        return task.request;
    }

    /** Does what can be begun before then. */
    void work(double until) {
        while (!tasks.isEmpty() && Math.max(free, tasks.peek().at) < until) {
            Task task = tasks.poll();
            double begin = Math.max(free, task.at);
            double cost = task.isPrompt ? task.request.input * promptTokenSeconds : chunkSeconds;
            free = begin + cost;
            busySeconds += cost;
            if (task.isPrompt) {
                entering.add(new Task(task.request, free, turn++, true));
            } else {
                double more = task.request.chunk(begin, free);
                task.request.queued = !Double.isNaN(more);
                if (task.request.queued) {
                    tasks.add(new Task(task.request, more, turn++, false));
                }
            }
        }
    }
}
