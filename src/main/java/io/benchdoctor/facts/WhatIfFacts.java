package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the same burst would cost with another number of requests at once: a busy engine spends {@code prefill.time} on a
 * prompt and one decode step, shared by all that run, on each further token.
 */
final class WhatIfFacts {
    private static final int[] SLOTS = {1, 16, 32, 64, 128};
    /** The pessimistic end: a fuller batch takes twice the time for a step. */
    private static final double SLOWER_STEP = 2;
    /** Load at which a server is still comfortable: part of what it can do. */
    private static final double COMFORTABLE = 0.7;

    static final List<Fact> ALL = all();

    private WhatIfFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        for (int slots : SLOTS) {
            String id = "whatif.slots" + slots;
            facts.add(new Fact(
                    id + ".throughput",
                    Unit.REQUESTS_PER_SECOND,
                    Quality.APPROXIMATE,
                    "1000 / (prefill.time + (output.mean - 1) * decode.step / " + slots + ")",
                    s -> throughput(s, slots, 1)));
            facts.add(ttft(id + ".ttft.best", slots, 1));
            facts.add(ttft(id + ".ttft.worst", slots, SLOWER_STEP));
        }
        facts.addAll(others());
        return List.copyOf(facts);
    }

    private static List<Fact> others() {
        return List.of(
                ratio("whatif.slots1.slowdown", Unit.RATIO, "whatif.slots1.ttft.best", "ttft.mean"),
                new Fact(
                        "whatif.now.ttft",
                        Unit.MILLISECONDS,
                        Quality.APPROXIMATE,
                        "as whatif.slots16.ttft.best with cap.slots",
                        s -> burstTtft(s, s.need("cap.slots"), 1)),
                ratio("whatif.error", Unit.RATIO, "whatif.now.ttft", "ttft.mean"),
                new Fact(
                        "whatif.belowCapacity.ttft",
                        Unit.MILLISECONDS,
                        Quality.APPROXIMATE,
                        "prefill.time * (1 + 0.7 / (2 * (1 - 0.7)))",
                        s -> s.need("prefill.time") * (1 + COMFORTABLE / (2 * (1 - COMFORTABLE)))),
                new Fact(
                        "whatif.doubleRequests.ttft",
                        Unit.MILLISECONDS,
                        Quality.APPROXIMATE,
                        "2 * ttft.mean in a burst",
                        s -> {
                            requireBurst(s);
                            return 2 * s.need("ttft.mean");
                        }));
    }

    private static Fact ttft(String id, int slots, double slower) {
        String step = slower == 1 ? "decode.step" : "2 * decode.step";
        return new Fact(
                id,
                Unit.MILLISECONDS,
                Quality.APPROXIMATE,
                "(requests.sent * (prefill.time + (output.mean - 1) * " + step + " / " + slots
                        + ") - (output.mean - 1) * " + step + ") / 2",
                s -> burstTtft(s, slots, slower));
    }

    private static double throughput(FactSheet sheet, double slots, double slower) throws Unavailable {
        return quotient(1000, engineTime(sheet, slots, slower));
    }

    /** Engine time that one request costs, milliseconds. */
    private static double engineTime(FactSheet sheet, double slots, double slower) throws Unavailable {
        valid(slots >= 1);
        return sheet.need("prefill.time") + decodeTime(sheet, slower) / slots;
    }

    private static double decodeTime(FactSheet sheet, double slower) throws Unavailable {
        return (sheet.need("output.mean") - 1) * sheet.need("decode.step") * slower;
    }

    /** Mean TTFT of a burst: half of the time until the last request is let in. */
    private static double burstTtft(FactSheet sheet, double slots, double slower) throws Unavailable {
        requireBurst(sheet);
        OptionalDouble sent = sheet.find("requests.sent");
        double requests = sent.isPresent() ? sent.getAsDouble() : sheet.need("requests.completed");
        return (requests * engineTime(sheet, slots, slower) - decodeTime(sheet, slower)) / 2;
    }

    private static void requireBurst(FactSheet sheet) throws Unavailable {
        valid(sheet.need("load.burst") == 1);
    }
}
