package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.model.Unit;
import java.util.List;

/** What a figure would be without the one thing that a finding blames, everything else unchanged. */
final class CureFacts {
    /** Above this load the mean wait of a single line is decided by chance, and no formula for it is worth printing. */
    private static final double HIGHEST_LOAD = 0.9;

    private static final double MOST_ENDED = 0.9;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "whatif.evenArrivals.ttft",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "ttft.floor * (1 + u / (2 * (1 - u))) with u = load.rate * ttft.floor / 1000 below 0.9",
                    s -> {
                        double alone = s.need("ttft.floor");
                        double load = s.need("load.rate") * alone / 1000;
                        valid(load < HIGHEST_LOAD);
                        return alone * (1 + load / (2 * (1 - load)));
                    }),
            new Fact(
                    "whatif.noDelay.ttft",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "ttft.median - delay.outside",
                    s -> s.need("ttft.median") - s.need("delay.outside")),
            new Fact(
                    "whatif.noStalls.tpot",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "tpot.mean * (1 - stall.share)",
                    s -> s.need("tpot.mean") * (1 - s.need("stall.share"))),
            new Fact(
                    "whatif.noTail.throughput",
                    Unit.REQUESTS_PER_SECOND,
                    Quality.APPROXIMATE,
                    "0.9 * requests.completed / (duration * (1 - tail.afterP90))",
                    s -> quotient(
                            MOST_ENDED * s.need("requests.completed"),
                            s.need("duration") * (1 - s.need("tail.afterP90")))));

    private CureFacts() {}
}
