package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * When the engine began with each prompt, told from the ends of its steps. It takes prompts in the order of arrival, a
 * newcomer not before the step that runs has ended, and the next one in line with what the step leaves that ends the one
 * before it. Where requests wait for a place, the one that got it was begun when an answer ended.
 *
 * @param readSeconds mean from the beginning to the first chunk, all steps of a prompt included
 * @param lastStepSeconds mean length of the step that ended with the first chunk
 * @param waitSeconds mean from the arrival at the engine to the beginning
 * @param delaySeconds what every first chunk took beyond its step where that is the same for all: the way, or steps before
 *     the last
 * @param apart whether the engine either reads prompts or writes in a step
 */
record PromptReading(
        double readSeconds, double lastStepSeconds, double waitSeconds, double delaySeconds, boolean apart) {
    /** Chunks that no other answer shares a step with: another engine, or a proxy, has a clock of its own. */
    private static final double ONE_ENGINE = 0.8;
    /** Writing answers get a chunk in the steps that read prompts, unless the engine does the one or the other. */
    private static final double SHARED = 0.3;
    /** First chunks of one step leave the server within a few milliseconds, however long the step, and within most of a step. */
    private static final double MOST_SAME_STEP_SECONDS = 0.005;

    private static final double SAME_STEP = 0.7;
    /** A wait of so many steps like the last is no reading, unless the prompt is cut into as many pieces. */
    private static final double LONG_WAIT = 3;
    /** Where answers end in more of the long waits than would by chance, by half of the rest, they were waits for a place. */
    private static final double NOT_FOR_A_PLACE = 0.5;
    /** Within so many usual steps a wait is the same for all. */
    private static final double SAME_FOR_ALL = 2;
    /** With so many answers in the making as ever, whoever waits does so for a place. */
    private static final double ALL_PLACES = 0.9;
    /** The least of fewer than these is chance. */
    private static final int FEWEST = 10;

    /**
     * The requests of a run.
     *
     * @param sent when each was sent
     * @param usual the usual gap between two chunks, seconds
     * @param dense whether steps are full of prompts: then requests wait for the budget of a step, not for a place
     */
    record Requests(RequestTimings timings, double[] sent, double usual, boolean dense) {}

    /**
     * @param delay what each request takes before the engine has it and its chunks on the way back, seconds
     * @throws Unavailable where more than one clock makes the steps
     */
    static PromptReading of(Requests requests, double delay) throws Unavailable {
        RequestTimings timings = requests.timings;
        double[] sent = requests.sent;
        StepClock clock = StepClock.of(timings, sent, delay, requests.usual);
        Symbols.valid(clock.oneEngine() >= ONE_ENGINE);
        Integer[] order = IntStream.range(0, timings.count())
                .filter(r -> StepClock.isSeen(timings, r))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer r) -> StepClock.first(timings, sent, r))
                        .thenComparingDouble(r -> sent[r]))
                .toArray(Integer[]::new);
        return new Line(requests, clock, delay, order).read();
    }

    /** The prompts in the order of their first chunks. */
    private static final class Line {
        private final StepClock clock;
        private final double[] sent;
        private final double delay;
        private final double usual;
        private final boolean dense;
        private final Integer[] order;
        private final int most;
        /** By place in the order: first chunk, length of its step, and when it was begun if nothing but the line held it up. */
        private final double[] first;

        private final double[] step;
        private final double[] begun;

        Line(Requests requests, StepClock clock, double delay, Integer[] order) {
            this.clock = clock;
            this.sent = requests.sent;
            this.delay = delay;
            this.usual = requests.usual;
            this.dense = requests.dense;
            this.order = order;
            this.first = Arrays.stream(order)
                    .mapToDouble(r -> StepClock.first(requests.timings, sent, r))
                    .toArray();
            this.step = new double[order.length];
            this.begun = new double[order.length];
            this.most = Arrays.stream(first).mapToInt(clock::openAfter).max().orElse(0);
        }

        PromptReading read() {
            double sameStep = Math.min(MOST_SAME_STEP_SECONDS, SAME_STEP * usual);
            int group = 0;
            double stepBefore = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < order.length; k++) {
                if (k > 0 && first[k] - first[k - 1] > sameStep) {
                    stepBefore = clock.before(first[group]);
                    group = k;
                }
                begin(k, group, stepBefore);
            }
            boolean forAPlace = forAPlace();
            double read = 0;
            double last = 0;
            double wait = 0;
            for (int k = 0; k < order.length; k++) {
                double begin = Math.min(Math.max(forAPlace ? placed(k) : begun[k], arrived(k)), first[k]);
                read += first[k] - begin;
                last += step[k];
                wait += begin - arrived(k);
            }
            int n = order.length;
            return new PromptReading(read / n, last / n, wait / n, least(), clock.shared() < SHARED);
        }

        private double arrived(int k) {
            return sent[order[k]] + delay;
        }

        private void begin(int k, int group, double stepBefore) {
            double before = clock.before(first[group]);
            double arrived = arrived(k);
            boolean busy = clock.open(arrived) > 0 || clock.unanswered(arrived) > 0;
            double free = busy ? Math.max(arrived, clock.after(arrived)) : arrived;
            free = free >= first[group] - clock.sameStep() ? arrived : free;
            step[k] = first[k] - Math.min(first[k], Math.max(before, arrived));
            double last = first[k] - step[k];
            if (k > group) {
                begun[k] = Math.max(free, last);
                return;
            }
            boolean leftover = clock.shared() >= SHARED && free <= stepBefore + clock.sameStep();
            double previous = k == 0 ? Double.NEGATIVE_INFINITY : first[k - 1];
            begun[k] = Math.min(Math.max(free, leftover ? stepBefore : previous), last + clock.sameStep());
        }

        private boolean isLong(int k, double since, double step) {
            return first[k] - this.step[k] - since >= LONG_WAIT * step;
        }

        private boolean forAPlace() {
            double rate = order.length / (first[order.length - 1] - first[0]);
            int waits = 0;
            int placed = 0;
            double chance = 0;
            for (int k = 0; k < order.length; k++) {
                double last = first[k] - step[k];
                if (isLong(k, begun[k], usual)) {
                    waits++;
                    placed += clock.endUpTo(last) > begun[k] + clock.sameStep() ? 1 : 0;
                    chance += 1 - Math.exp(-rate * (last - begun[k]));
                }
            }
            return waits >= FEWEST && waits - placed <= NOT_FOR_A_PLACE * (waits - chance);
        }

        /** When it was begun if it waited for a place. */
        private double placed(int k) {
            double last = first[k] - step[k];
            if (dense) {
                boolean full = clock.openAfter(first[k]) >= ALL_PLACES * most;
                return full && isLong(k, begun[k], usual)
                        ? Math.min(last, Math.max(begun[k], clock.endUpTo(last)))
                        : begun[k];
            }
            double begin = Math.max(begun[k], Math.min(last, clock.ended(k + 1 - most)));
            double end = Math.min(last, clock.endUpTo(last));
            if (isLong(k, begin, Math.max(usual, step[k]))) {
                return end > begin + clock.sameStep() ? end : last;
            }
            boolean freed = Math.abs(clock.endUpTo(begin) - begin) <= clock.sameStep();
            return freed ? begin : Math.max(begin, end);
        }

        /** What every first chunk took beyond its own step, where that is the same for all. */
        private double least() {
            double[] beyond = IntStream.range(0, order.length)
                    .filter(k -> clock.open(first[k]) > 0)
                    .mapToDouble(k -> first[k] - sent[order[k]] - step[k])
                    .sorted()
                    .toArray();
            boolean same = beyond.length >= FEWEST && beyond[beyond.length / 2] - beyond[0] <= SAME_FOR_ALL * usual;
            return same ? Math.max(0, beyond[0]) : 0;
        }
    }
}
