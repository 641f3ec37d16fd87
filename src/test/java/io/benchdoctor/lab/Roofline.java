package io.benchdoctor.lab;

import java.util.SplittableRandom;

/**
 * What a step costs by what it must read and compute: weights and keys at the speed of memory, tokens at the speed of
 * arithmetic, both overlapping in part; on top the messages between cards, the host, and launches where nothing is captured.
 */
final class Roofline implements StepTime {
    /** Part of a data sheet's bandwidth that reading weights, and scattered keys and values, gets. */
    private static final double WEIGHTS = 0.80;

    private static final double KEYS = 0.63;
    private static final double ARITHMETIC = 0.55;
    /** Two resources overlap: the longer one and a part of the other. */
    private static final double OVERLAP = 1.8;
    /** Waves of one all-reduce, and the detour that its bytes take. */
    private static final double LINK_SECONDS = 12e-6;

    private static final double BUS_SECONDS = 120e-6;
    private static final double DETOUR = 1.7;
    private static final double SLOW_LINK = 100e9;
    private static final double LAUNCH_SECONDS = 0.22e-3;

    private final Card card;
    private final Model model;
    private final Setup setup;
    private final SplittableRandom random;

    Roofline(Card card, Model model, Setup setup, SplittableRandom random) {
        this.card = card;
        this.model = model;
        this.setup = setup;
        this.random = random;
    }

    /** Bytes and operations per second of one card. */
    record Card(double bandwidth, double operations, double link) {}

    /**
     * @param read parameters that a step over one sequence reads, {@code all} those of a full batch
     * @param active parameters that one token goes through
     * @param kept bytes of keys and values of one token
     */
    record Model(double read, double all, double active, int layers, double kept) {
        double hidden() {
            return Math.sqrt(active / (12.0 * layers));
        }

        /** Chance lets nearly every expert be chosen once a batch holds some dozens. */
        double read(int sequences) {
            return all - (all - read) * Math.exp(-(sequences - 1) / 16.0);
        }
    }

    /**
     * @param old the engine before V1, with a dearer host
     * @param eager nothing is captured
     */
    record Setup(int cards, boolean old, boolean eager) {}

    @Override
    public double seconds(double now, int sequences, long context, int promptTokens, double promptPairs) {
        int tokens = Math.max(1, sequences + promptTokens);
        double memory = memory(tokens, context);
        double operations = 2 * model.active * tokens + 4 * model.layers * model.hidden() * promptPairs;
        double compute = operations / (card.operations * setup.cards * ARITHMETIC);
        double gpu = Math.pow(Math.pow(memory, OVERLAP) + Math.pow(compute, OVERLAP), 1 / OVERLAP);
        double seconds = gpu + messages(tokens) + host(sequences) + launches();
        return seconds * (1 + 0.04 * (random.nextDouble() - 0.5));
    }

    /** Seconds that reading weights and keys takes. */
    double memory(int tokens, long context) {
        return model.read(tokens) * 2 / (card.bandwidth * setup.cards * WEIGHTS)
                + context * model.kept / (card.bandwidth * setup.cards * KEYS);
    }

    /** Seconds of a step that go into launching kernels one by one. */
    double launches() {
        return setup.eager ? LAUNCH_SECONDS * model.layers : 0;
    }

    /** Seconds that the cards spend on each other's parts of a step of so many tokens. */
    double messages(int tokens) {
        if (setup.cards == 1) {
            return 0;
        }
        double bytes = 2 * model.hidden() * tokens * DETOUR * 2 * (setup.cards - 1) / setup.cards;
        double wave = card.link < SLOW_LINK ? BUS_SECONDS : LINK_SECONDS;
        return 2 * model.layers * (wave + bytes / card.link);
    }

    private double host(int sequences) {
        return setup.old ? 2.0e-3 + 40e-6 * sequences : 0.85e-3 + 5e-6 * sequences;
    }
}
