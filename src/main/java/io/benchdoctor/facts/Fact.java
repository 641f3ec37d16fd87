package io.benchdoctor.facts;

import io.benchdoctor.model.Unit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One question that can be asked of a run.
 *
 * @param id {@code <family>.<statistic>} in lower camel case, such as {@code decode.concurrency}
 * @param quality of the formula itself; the answer is no better than the facts it was computed from
 * @param text the formula in fact ids, for a reader who checks it: {@code tokens.output / requests.completed}
 * @param first what the formula asks for before anything else and cannot do without
 */
public record Fact(String id, Unit unit, Quality quality, String text, Need first, Formula formula) {
    /** Ids are looked up by the thousand for each run: those that are one object are found to be equal at a glance. */
    public Fact {
        id = id.intern();
    }

    /** A fact whose formula has to be run to see what it lacks. */
    public Fact(String id, Unit unit, Quality quality, String text, Formula formula) {
        this(id, unit, quality, text, Need.NOTHING, formula);
    }

    /** Computes the number from what it asks of the sheet; the sheet writes down whom it asked. */
    @FunctionalInterface
    public interface Formula {
        /** @throws Unavailable when these logs cannot tell */
        double compute(FactSheet sheet) throws Unavailable;
    }

    /**
     * Says that a formula has no answer; carries no stack, for it is an answer and not a failure. A run leaves some hundred
     * questions open for a few reasons, so that each is one object for all runs.
     */
    public static final class Unavailable extends Exception {
        private static final Map<Why, Unavailable> BECAUSE = because();
        private static final Map<String, Unavailable> LACKING = new ConcurrentHashMap<>();

        private final transient FactValue.Unknown unknown;

        private Unavailable(FactValue.Unknown unknown) {
            super(unknown.why().id(), null, false, false);
            this.unknown = unknown;
        }

        private static Map<Why, Unavailable> because() {
            Map<Why, Unavailable> because = new EnumMap<>(Why.class);
            for (Why why : Why.values()) {
                because.put(why, new Unavailable(FactValue.Unknown.because(why)));
            }
            return because;
        }

        /** For a formula that does not hold here. */
        public static Unavailable because(Why why) {
            return BECAUSE.get(why);
        }

        /** For a formula that cannot do without another fact. */
        static Unavailable lacking(String fact) {
            Unavailable known = LACKING.get(fact);
            return known != null
                    ? known
                    : LACKING.computeIfAbsent(fact, one -> new Unavailable(FactValue.Unknown.lacking(one)));
        }

        FactValue.Unknown unknown() {
            return unknown;
        }
    }
}
