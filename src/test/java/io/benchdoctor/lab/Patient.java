package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** A run with one ailment, drawn from a seed: card, model, settings and load are chance, the ailment is not. */
final class Patient {
    /** An answer's end goes to the client, and the next request through HTTP and the tokenizer. */
    private static final double TURNAROUND_SECONDS = 0.002;

    private static final double ALL_AT_ONCE = Double.POSITIVE_INFINITY;
    /** What a server takes beside weights: activations, graphs, the driver. */
    private static final double RESERVED_BYTES = 5e9;

    final Ailment ailment;
    final SplittableRandom random;
    Roofline.Card card;
    String cardName;
    double memoryBytes;
    Roofline.Model model;
    String modelName;
    int cards = 1;
    boolean old;
    boolean eager;
    int slots = 256;
    int budget;
    long kvTokens;
    int requests;
    double rate;
    double burstiness = 1;
    int limit;
    int input;
    int output;
    double spread;
    double longShare;
    int longInputTimes = 1;
    int longOutputTimes = 1;
    double coldSeconds;
    double pauseEvery;
    double pauseSeconds;
    double slowing;
    double awaySeconds;
    double bunchMillis;
    double failShare;
    double stopShare;
    int drafts;
    double acceptance;
    /** Part of each prompt whose keys and values lie ready. */
    double cached;

    int replicas = 1;
    /** Part of the requests that goes to the first replica whatever the others do. */
    double favour;
    /** Requests that a gateway passes on at a time; 0 = all. */
    int gate;
    /** What the process before the engine takes for a token of a prompt, and for a chunk. */
    double promptTokenSeconds;

    double chunkSeconds;
    /** From the end of an answer to the next request of a client with a limit. */
    double turnaroundSeconds;
    /** What the client takes to send a request. */
    double sendSeconds;
    /** What adapters add to a step. */
    double adapterShare;

    boolean adapters;
    int stages = 1;
    /** A proxy keeps chunks until it has so many; 0 = it passes each on. */
    int bunchChunks;
    /** Whether what a step wrote for a request is one chunk, as vLLM sends it. */
    boolean stepChunks;

    private Patient(Ailment ailment, long seed) {
        this.ailment = ailment;
        this.random = new SplittableRandom(seed * 1_000_003 + ailment.ordinal());
    }

    /** What an otherwise healthy server sees; load is set last, against what this very server can take. */
    static Patient draw(Ailment ailment, long seed) {
        Patient patient = new Patient(ailment, seed);
        patient.host();
        patient.work();
        patient.fallIll();
        patient.stepChunks = true;
        patient.turnaroundSeconds = TURNAROUND_SECONDS;
        return patient;
    }

    /** A server and work for it that nothing is wrong with, and no load yet. */
    static Patient well(long seed) {
        Patient patient = new Patient(Ailment.NOTHING, seed);
        patient.host();
        patient.work();
        return patient;
    }

    private void host() {
        cardName = pick("A100", "H100", "H200");
        big(false);
        old = random.nextDouble() < 0.25;
        budget = old ? 8192 : pick(2048, 8192);
        if (random.nextDouble() < 0.3) {
            cards = 2;
            big(true);
        }
        equip();
    }

    private void big(boolean big) {
        modelName = big ? "Qwen/Qwen2.5-32B-Instruct" : "meta-llama/Llama-3.1-8B-Instruct";
        model = big
                ? new Roofline.Model(32.8e9, 32.8e9, 32.8e9, 64, 262_144)
                : new Roofline.Model(8.03e9, 8.03e9, 8.03e9, 32, 131_072);
    }

    /** Gives the server the card of its name, and what memory is left on it. */
    void equip() {
        switch (cardName) {
            case "A10" -> equip(new Roofline.Card(600e9, 125e12, 32e9), 24e9);
            case "L4" -> equip(new Roofline.Card(300e9, 121e12, 32e9), 24e9);
            case "A100" -> equip(new Roofline.Card(2039e9, 312e12, 300e9), 80e9);
            case "H100" -> equip(new Roofline.Card(3350e9, 989e12, 450e9), 80e9);
            default -> equip(new Roofline.Card(4800e9, 989e12, 450e9), 141e9);
        }
    }

    private void equip(Roofline.Card card, double bytes) {
        this.card = card;
        this.memoryBytes = bytes;
        double free = cards * (0.9 * bytes - RESERVED_BYTES) - 2 * model.all();
        kvTokens = Math.max(8_000, (long) (free / model.kept()));
    }

    private void work() {
        input = pick(128, 256, 512, 800);
        output = pick(64, 100, 128, 200);
        spread = pick(0.0, 0.0, 0.3);
        requests = 200 + random.nextInt(200);
    }

    private void fallIll() {
        double use = 0.3 + 0.25 * random.nextDouble();
        switch (ailment) {
            case NOTHING,
                    COLD_START,
                    PAUSES,
                    HEAT,
                    FAR_AWAY,
                    BUNCHES,
                    FAILURES,
                    FEW_REQUESTS,
                    EARLY_STOPS,
                    SLOW_CLIENT -> fault();
            case BURST, FULL_BATCH, FEW_SLOTS, SMALL_MEMORY, THRASHING, LONG_READING, SMALL_PIECES -> limit();
            case LONELY -> {
                use = 0.01;
                requests = 60 + random.nextInt(60);
            }
            case OVERLOAD -> use = 1.3 + random.nextDouble();
            case CLUMPS -> burstiness = 0.06 + 0.06 * random.nextDouble();
            case CAPPED_CLIENT -> limit = pick(4, 6, 8);
            case EAGER -> eager = true;
            case GATEWAY, BUSY_PROCESS, UNEVEN_REPLICAS, ADAPTERS, STAGES, REMEMBERED -> {
                if (ailment == Ailment.GATEWAY) {
                    rate = ALL_AT_ONCE;
                }
                Complications.give(this, ailment, 1);
            }
            default -> workload();
        }
        rate = rate == 0 ? rounded(use * replicas * capacity()) : rate;
        if (ailment == Ailment.SLOW_CLIENT) {
            Complications.give(this, ailment, 1);
        }
        if (ailment == Ailment.PAUSES) {
            pauseEvery = requests / rate / (12 + random.nextInt(8));
            pauseSeconds = 0.3 + 0.5 * random.nextDouble();
        }
    }

    private void fault() {
        switch (ailment) {
            case COLD_START -> coldSeconds = 4 + 8 * random.nextDouble();
            case HEAT -> slowing = 0.6 + 0.8 * random.nextDouble();
            case FAR_AWAY -> awaySeconds = 0.3 + 0.6 * random.nextDouble();
            case BUNCHES -> bunchMillis = 100 + random.nextInt(200);
            case FAILURES -> failShare = 0.08 + 0.2 * random.nextDouble();
            case FEW_REQUESTS -> requests = 12 + random.nextInt(20);
            case EARLY_STOPS -> stopShare = 0.6 + 0.3 * random.nextDouble();
            default -> {}
        }
    }

    private void limit() {
        rate = ALL_AT_ONCE;
        switch (ailment) {
            case FULL_BATCH -> {
                output = 250;
                input = 128;
                requests = 256;
                slots = 256;
            }
            case FEW_SLOTS -> slots = pick(4, 8, 16);
            case SMALL_MEMORY -> {
                input = pick(1500, 3000);
                output = 64;
                kvTokens = (long) ((input + output) * (3.2 + 4 * random.nextDouble()));
            }
            case THRASHING -> {
                input = 128;
                output = 400;
                limit = 40;
                requests = 160;
                kvTokens = (long) ((input + output / 2) * (14 + 6 * random.nextDouble()));
            }
            case LONG_READING -> {
                input = 4000;
                output = 40;
                requests = 120;
            }
            case SMALL_PIECES -> {
                old = false;
                budget = pick(64, 96, 128);
                input = 2000;
                output = 64;
                requests = 120;
                rate = 0;
            }
            default -> {}
        }
    }

    private void workload() {
        switch (ailment) {
            case INTERFERENCE -> {
                input = 3000;
                output = 150;
                budget = 8192;
            }
            case SLOW_BUS -> {
                cardName = "A10";
                cards = 4;
                big(true);
                equip();
                input = 1000;
            }
            case WASTED_DRAFTS -> {
                old = false;
                drafts = 5;
                acceptance = 0.03 + 0.1 * random.nextDouble();
            }
            case STRAGGLERS -> {
                longShare = 0.03;
                longInputTimes = 40;
                input = 400;
            }
            case LONG_ANSWERS -> {
                longShare = 0.03;
                longOutputTimes = 15;
            }
            default -> throw new IllegalStateException(ailment + " has no load");
        }
    }

    /**
     * Completions per second of the middle of a burst that meets this server; lengths are spread for it, or whole waves
     * would end in one step.
     */
    double capacity() {
        double[] ends = lives().stream().mapToDouble(Sent::end).sorted().toArray();
        int from = ends.length / 4;
        int to = ends.length * 3 / 4;
        return (to - from) / (ends[to] - ends[from]);
    }

    /** The step with what this server always does on top of it: drafts that are read like prompts, and adapters. */
    StepTime burdened(StepTime well) {
        double more = (1 + drafts * 0.06) * (1 + adapterShare);
        return (now, sequences, context, promptTokens, pairs) ->
                more * well.seconds(now, sequences * (1 + drafts), context, promptTokens, pairs);
    }

    private List<Sent> lives() {
        List<Sent> burst = new ArrayList<>();
        SplittableRandom lengths = new SplittableRandom(7);
        for (int r = 0; r < Math.max(200, 4 * Math.min(slots, 256)); r++) {
            burst.add(request(lengths, true));
        }
        StepTime cost = new Roofline(card, model, new Roofline.Setup(cards, old, eager), new SplittableRandom(7));
        new Simulation(List.of(new Engine(scheduler(lengths), burdened(cost))), burst, 0).run();
        burst.forEach(request -> request.stream(1, 0));
        return burst;
    }

    Scheduler scheduler(SplittableRandom chance) {
        return scheduler(chance, new Drafted());
    }

    /** @param drafted what is drafted and kept is added to it */
    Scheduler scheduler(SplittableRandom chance, Drafted drafted) {
        return new Scheduler(slots, budget, kvTokens, !old, false, () -> {
            int tokens = 1;
            while (tokens <= drafts && chance.nextDouble() < acceptance) {
                tokens++;
            }
            drafted.tokens += drafts;
            drafted.kept += tokens - 1;
            return tokens;
        });
    }

    /** Tokens that were drafted ahead, and those of them that were kept. */
    static final class Drafted {
        long tokens;
        long kept;
    }

    Sent request(SplittableRandom chance, boolean forCapacity) {
        boolean isLong = chance.nextDouble() < longShare;
        int asked = length(chance, output, forCapacity) * (isLong ? longOutputTimes : 1);
        boolean stops = !forCapacity && chance.nextDouble() < stopShare;
        return new Sent(
                length(chance, input, forCapacity) * (isLong ? longInputTimes : 1),
                asked,
                stops ? Math.max(1, asked / 4) : asked);
    }

    private int length(SplittableRandom chance, int mean, boolean spreadOut) {
        double wide = spreadOut ? Math.max(0.5, spread) : spread;
        return Math.max(1, (int) Math.round(mean * (1 + wide * (2 * chance.nextDouble() - 1))));
    }

    /** By turns, but for those that all want the first. */
    IntUnaryOperator route() {
        if (favour == 0) {
            return turn -> turn % replicas;
        }
        SplittableRandom chance = new SplittableRandom(7);
        return turn -> chance.nextDouble() < favour ? 0 : turn % replicas;
    }

    Told told() {
        return new Told(modelName, requests, rate, burstiness, limit, input, output, spread, stopShare == 0);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int pick(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private double pick(double... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static double rounded(double rate) {
        double scale = Math.pow(10, Math.floor(Math.log10(rate)) - 1);
        return Math.round(rate / scale) * scale;
    }
}
