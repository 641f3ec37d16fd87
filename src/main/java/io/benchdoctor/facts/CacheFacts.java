package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * How many requests of this run's length the KV cache has room for: once by the size that the server's log prints, once by
 * the size estimated from card and model. The two are never mixed.
 */
final class CacheFacts {
    static final List<Fact> ALL = all();

    private CacheFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "kv.need",
                Unit.TOKENS,
                Quality.APPROXIMATE,
                "decode.concurrency * (input.mean + output.mean / 2)",
                sheet -> sheet.need("decode.concurrency") * held(sheet)));
        facts.addAll(of("kv", "server.kv.capacity", Quality.EXACT));
        facts.addAll(of("kvEstimated", "kv.capacityEstimated", Quality.APPROXIMATE));
        return List.copyOf(facts);
    }

    private static List<Fact> of(String family, String capacity, Quality quality) {
        String all = capacity + " * parallel.data";
        return List.of(
                new Fact(
                        family + ".slots",
                        Unit.REQUESTS,
                        quality,
                        all + " / (input.mean + output.mean / 2)",
                        Need.fact(capacity),
                        sheet -> quotient(total(sheet, capacity), held(sheet))),
                new Fact(
                        family + ".slotsFull",
                        Unit.REQUESTS,
                        quality,
                        all + " / (input.mean + output.mean)",
                        Need.fact(capacity),
                        sheet ->
                                quotient(total(sheet, capacity), sheet.need("input.mean") + sheet.need("output.mean"))),
                new Fact(
                        family + ".fill",
                        Unit.RATIO,
                        Quality.APPROXIMATE,
                        "kv.need / (" + all + ")",
                        sheet -> quotient(sheet.need("kv.need"), total(sheet, capacity))));
    }

    /** Over all replicas: the runs' requests are counted over all of them as well. */
    private static double total(FactSheet sheet, String capacity) throws Unavailable {
        return sheet.need(capacity) * sheet.need("parallel.data");
    }

    /** Tokens that a request holds on average while its answer grows. */
    private static double held(FactSheet sheet) throws Unavailable {
        return sheet.need("input.mean") + sheet.need("output.mean") / 2;
    }
}
