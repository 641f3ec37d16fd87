package io.benchdoctor.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing about a server or its load that could be changed, and the facts that say what it would bring: for
 * {@code slots} 32 these are {@code whatif.slots32.throughput.best}, {@code whatif.slots32.throughput.worst} and so on.
 * All changes are listed in {@link #ALL}; a prediction that the logs cannot carry is an unknown fact with its reason.
 *
 * @param amount sequences, times as much, tokens, percent or engines, as its lever says
 */
public record Change(Lever lever, int amount) {
    /** Everything that is thought through, lever by lever, the smallest amount first. */
    public static final List<Change> ALL = all();

    /** What can be turned. */
    public enum Lever {
        /** Sequences that run at once: {@code --max-num-seqs}. */
        SLOTS("slots", true, List.of(1, 8, 16, 32, 64, 128, 256, 512), Effect.SERVED),
        /** Room for keys and values, times what there is. */
        KV("kv", true, List.of(2), Effect.SERVED),
        /** Tokens of one step: {@code --max-num-batched-tokens}. */
        BUDGET("budget", false, List.of(1024, 2048, 4096, 8192, 16384), List.of(Effect.TTFT, Effect.PAUSE)),
        /** Arrivals at random, in percent of what the server can do. */
        RATE("rate", true, List.of(50, 70, 85), Effect.SERVED),
        /** Engines like this one that share the load, times what there is. */
        REPLICAS("replicas", true, List.of(2, 4), Effect.SERVED),
        /** Weights of 8 bits instead of 16. */
        FP8("fp", true, List.of(8), Effect.SERVED),
        /** Drafted tokens at a time; none. */
        DRAFTS("drafts", false, List.of(0), List.of(Effect.TPOT)),
        /** Tokens of each prompt that are read already, in percent. */
        PREFIX("prefix", true, List.of(50, 80), Effect.SERVED);

        private final String id;
        private final boolean band;
        private final List<Integer> amounts;
        private final List<Effect> effects;

        Lever(String id, boolean band, List<Integer> amounts, List<Effect> effects) {
            this.id = id;
            this.band = band;
            this.amounts = amounts;
            this.effects = effects;
        }

        /** As in fact ids. */
        public String id() {
            return id;
        }

        /** What is predicted of it, in the order of a table. */
        public List<Effect> effects() {
            return effects;
        }

        /** Whether its predictions are two edges, {@code best} and {@code worst}, and not one number. */
        public boolean isBand() {
            return band;
        }
    }

    /** What changes. */
    public enum Effect {
        THROUGHPUT("throughput.requests"),
        TTFT("ttft.mean"),
        TPOT("tpot.mean"),
        /** The longest of a hundred gaps between tokens. */
        PAUSE("itl.p99");

        private static final List<Effect> SERVED = List.of(THROUGHPUT, TTFT, TPOT);

        private final String metric;

        Effect(String metric) {
            this.metric = metric;
        }

        /** The metric that is predicted. */
        public String metric() {
            return metric;
        }

        /** As in fact ids. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The fact of the likelier edge, or of the only number. */
    public String best(Effect effect) {
        return fact(effect) + (lever.band ? ".best" : "");
    }

    /** The fact of the other edge; the same as {@link #best} where there is only one number. */
    public String worst(Effect effect) {
        return fact(effect) + (lever.band ? ".worst" : "");
    }

    /** {@code whatif.slots32}. */
    public String id() {
        return "whatif." + lever.id + amount;
    }

    private String fact(Effect effect) {
        return id() + "." + effect.id();
    }

    private static List<Change> all() {
        List<Change> all = new ArrayList<>();
        for (Lever lever : Lever.values()) {
            lever.amounts.forEach(amount -> all.add(new Change(lever, amount)));
        }
        return List.copyOf(all);
    }
}
