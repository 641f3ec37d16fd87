package io.benchdoctor.lab;

import io.benchdoctor.lab.Engine.Lack;
import io.benchdoctor.lab.Engine.Step;
import io.benchdoctor.lab.LabRun.Sent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Figures of what really happened in a stay, as far as claims ask for them. Shares in 0..1, times in seconds. */
record Happened(Ward.Stay stay) {
    private static final double WRITTEN_BYTES = 2;
    private static final int TENTHS = 10;

    Patient patient() {
        return stay.patient();
    }

    List<Sent> answered() {
        return stay.run().answered();
    }

    /** Part of TTFT that passed before the prompt was worked on. */
    double queue() {
        return Truth.queueShare(answered());
    }

    /** Whether a line was there, and this was lacking for a good part of it. */
    boolean waits(Lack lack) {
        return stay.truth().waitedFor(lack) >= 0.4 && queue() >= 0.3;
    }

    /** Part of TTFT that this takes. */
    double ofTtft(ToDoubleFunction<Sent> part) {
        return sum(part) / sum(Sent::ttft);
    }

    double sum(ToDoubleFunction<Sent> part) {
        return answered().stream().mapToDouble(part).sum();
    }

    /** Part of requests. */
    double share(Predicate<Sent> these) {
        return (double) stay.run().requests.stream().filter(these).count()
                / stay.run().requests.size();
    }

    double median(ToDoubleFunction<Sent> of) {
        return rank(of, 0.5);
    }

    double rank(ToDoubleFunction<Sent> of, double rank) {
        double[] sorted = answered().stream().mapToDouble(of).sorted().toArray();
        return sorted[(int) (rank * (sorted.length - 1))];
    }

    /** Part of the engines' time. */
    double time(Predicate<Step> these) {
        return seconds(these, Step::seconds) / seconds(step -> true, Step::seconds);
    }

    /** Over all steps that are meant. */
    double seconds(Predicate<Step> these, ToDoubleFunction<Step> of) {
        return stay.truth().steps.stream().filter(these).mapToDouble(of).sum();
    }

    static boolean isBare(Step step) {
        return step.promptTokens() == 0;
    }

    /** The server with what ails its steps left out, but for launches and messages. */
    Roofline server() {
        return server(1, patient().eager);
    }

    private Roofline server(double width, boolean eager) {
        Roofline.Setup setup = new Roofline.Setup(patient().cards, patient().old, eager);
        Roofline.Model model = patient().model;
        Roofline.Model wide = new Roofline.Model(
                model.read() * width, model.all() * width, model.active(), model.layers(), model.kept());
        return new Roofline(patient().card, wide, setup, new SplittableRandom(1));
    }

    /** Bytes of keys and values among all that bare steps read. */
    double keptShare() {
        double kept = seconds(
                Happened::isBare, step -> step.context() * patient().model.kept());
        double weights = seconds(
                Happened::isBare, step -> WRITTEN_BYTES * patient().model.read(step.writers()));
        return kept / (kept + weights);
    }

    /** Part of bare steps that is reading memory. */
    double memoryShare() {
        Roofline server = server();
        return seconds(Happened::isBare, step -> server.memory(step.writers(), step.context()))
                / seconds(Happened::isBare, Step::seconds);
    }

    /** How many times as long as the data sheet's bandwidth needs bare steps are. */
    double overFloor() {
        double bandwidth = patient().card.bandwidth() * patient().cards;
        double floor = seconds(
                Happened::isBare,
                step -> (WRITTEN_BYTES * patient().model.read(step.writers())
                                + step.context() * patient().model.kept())
                        / bandwidth);
        return seconds(Happened::isBare, Step::seconds) / floor;
    }

    /** How many times as long as one sequence's a bare step is. */
    double slowdown() {
        Roofline server = server();
        double alone = seconds(
                Happened::isBare, step -> server.seconds(0, 1, step.context() / Math.max(1, step.writers()), 0, 0));
        return seconds(Happened::isBare, Step::seconds) / alone;
    }

    double launchShare() {
        double launches = server().launches();
        return seconds(step -> true, step -> launches) / seconds(step -> true, Step::seconds);
    }

    double messageShare() {
        Roofline server = server();
        return seconds(step -> true, step -> server.messages(Math.max(1, step.writers() + step.promptTokens())))
                / seconds(step -> true, Step::seconds);
    }

    /** Tokens for each second with drafts, as a multiple of those without. */
    double draftGain() {
        Roofline server = server();
        int drafts = patient().drafts;
        double with = seconds(
                Happened::isBare,
                step -> server.seconds(0, step.writers() * (1 + drafts), step.context(), 0, 0) * (1 + 0.06 * drafts));
        double without = seconds(Happened::isBare, step -> server.seconds(0, step.writers(), step.context(), 0, 0));
        return (1 + draftsKept() * drafts) * without / with;
    }

    double draftsKept() {
        return (double) stay.drafted().kept / stay.drafted().tokens;
    }

    /** How many times as long as in one go prompts take in the pieces that the budget leaves. */
    double pieces() {
        Roofline server = server();
        double pieces = 0;
        double whole = 0;
        for (Sent request : answered()) {
            int part = Math.min(request.input, patient().budget);
            pieces += Math.ceil((double) request.input / part) * server.seconds(0, 0, 0, part, 0);
            whole += server.seconds(0, 0, 0, request.input, 0);
        }
        return pieces / whole;
    }

    /** Squared variation of the gaps between sends; 1 = by chance. */
    double dispersion() {
        List<Sent> requests = stay.run().requests;
        double mean = (requests.get(requests.size() - 1).sentAt - requests.get(0).sentAt) / (requests.size() - 1);
        double squares = 0;
        for (int r = 1; r < requests.size(); r++) {
            squares += Math.pow(requests.get(r).sentAt - requests.get(r - 1).sentAt - mean, 2);
        }
        return squares / (requests.size() - 1) / (mean * mean);
    }

    /** Part of the run in which the last of these parts of all answers end. */
    double tail(double part) {
        return 1 - rank(Sent::end, 1 - part) / stay.run().duration;
    }

    /** Tokens in a chunk. */
    double chunkTokens() {
        return sum(request -> request.output) / sum(request -> request.chunkTimes.size());
    }

    /** Chunks that came with others, as a part of all gaps. */
    double bunched() {
        double together = sum(request -> {
            int count = 0;
            for (int c = 1; c < request.chunkTimes.size(); c++) {
                count += request.chunkTimes.get(c) - request.chunkTimes.get(c - 1) < 1e-3 ? 1 : 0;
            }
            return count;
        });
        return together / Math.max(1, sum(request -> request.chunkTimes.size() - 1));
    }

    /** Mean requests of the busiest engine as a multiple of a mean one. */
    double imbalance() {
        Map<Engine, Double> held = stay.truth().steps.stream()
                .collect(Collectors.groupingBy(
                        Step::engine,
                        Collectors.summingDouble(step -> (step.running() + step.waiting()) * step.seconds())));
        double all = held.values().stream().mapToDouble(x -> x).sum();
        return held.values().stream().mapToDouble(x -> x).max().orElse(0) * patient().replicas / all;
    }

    /** Part of what stages could do in busy time that they do not, for lack of sequences. */
    double idleStages() {
        double used = seconds(
                step -> true, step -> step.seconds() * Math.min(1, Math.max(1.0, step.running()) / patient().stages));
        return 1 - used / seconds(step -> true, Step::seconds);
    }

    /** Whether the line grew while requests came: those who came last waited far longer than those who came halfway. */
    boolean grows() {
        double last = waited(0.9, 1);
        return last >= 1.4 * waited(0.45, 0.55) && last >= 0.3 * mean(0.9, 1, Sent::ttft);
    }

    private double waited(double from, double to) {
        return mean(from, to, request -> request.startedAt - request.sentAt);
    }

    /** Of the requests between these parts of all, in order of sending. */
    private double mean(double from, double to, ToDoubleFunction<Sent> of) {
        List<Sent> all = answered();
        int first = (int) (from * all.size());
        return all.subList(first, Math.max(first + 1, (int) (to * all.size()))).stream()
                .mapToDouble(of)
                .average()
                .orElseThrow();
    }

    /** What the first and the last fifth of the run lack of the work of a run that is all the time as its usual tenth is. */
    double edges() {
        double[] held = new double[TENTHS];
        for (Sent request : answered()) {
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                double from = Math.max(request.sentAt, tenth * stay.run().duration / TENTHS);
                double to = Math.min(request.end(), (tenth + 1) * stay.run().duration / TENTHS);
                held[tenth] += Math.max(0, to - from);
            }
        }
        double usual = Arrays.stream(held).sorted().toArray()[TENTHS / 2];
        double lacks = IntStream.of(0, 1, TENTHS - 2, TENTHS - 1)
                .mapToDouble(tenth -> Math.max(0, usual - held[tenth]))
                .sum();
        return lacks / (TENTHS * usual);
    }

    /** Part of the slowest first tokens whose prompt is a long one, or that met one. */
    double behindLong() {
        double usual = median(request -> request.input);
        List<Sent> longOnes = answered().stream()
                .filter(request -> request.input >= 5 * usual)
                .toList();
        List<Sent> slowest = slowest(0.01);
        return (double) slowest.stream()
                        .filter(request -> longOnes.stream()
                                .anyMatch(big -> big == request
                                        || big.startedAt < request.producedAt() && big.producedAt() > request.sentAt))
                        .count()
                / slowest.size();
    }

    /** Those of the slowest first tokens. */
    List<Sent> slowest(double part) {
        return answered().stream()
                .sorted(Comparator.comparingDouble(Sent::ttft).reversed())
                .limit(Math.max(1, (long) (part * answered().size())))
                .toList();
    }
}
