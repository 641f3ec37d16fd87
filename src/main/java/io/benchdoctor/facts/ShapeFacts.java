package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.model.Unit;
import java.util.List;

/** Figures of a distribution against each other and against the run: shapes that do not depend on the hardware. */
final class ShapeFacts {
    static final List<Fact> ALL = List.of(
            ratio("ttft.meanOverMedian", Unit.RATIO, "ttft.mean", "ttft.median"),
            ratio("ttft.p99OverMedian", Unit.RATIO, "ttft.p99", "ttft.median"),
            ratio("ttft.cv", Unit.RATIO, "ttft.std", "ttft.mean"),
            ofDuration("ttft.meanOverDuration", "ttft.mean"),
            ofDuration("ttft.p99OverDuration", "ttft.p99"),
            ratio("tpot.p99OverMedian", Unit.RATIO, "tpot.p99", "tpot.median"),
            ratio("tpot.meanOverMedian", Unit.RATIO, "tpot.mean", "tpot.median"),
            ratio("itl.p99OverMedian", Unit.RATIO, "itl.p99", "itl.median"),
            ratio("itl.meanOverMedian", Unit.RATIO, "itl.mean", "itl.median"),
            ratio("itl.medianOverP99", Unit.RATIO, "itl.median", "itl.p99"),
            ratio("itl.meanOverTpot", Unit.RATIO, "itl.mean", "tpot.mean"),
            ratio("tpot.meanOverItl", Unit.RATIO, "tpot.mean", "itl.mean"),
            new Fact(
                    "itl.extra",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "itl.p99 - itl.median",
                    s -> s.need("itl.p99") - s.need("itl.median")),
            new Fact(
                    "itl.interruptShare",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    "(itl.mean - itl.median) / (itl.p99 - itl.median)",
                    s -> {
                        double extra = s.need("itl.extra");
                        double share = quotient(s.need("itl.mean") - s.need("itl.median"), extra);
                        valid(share >= 0 && share <= 1);
                        return share;
                    }),
            new Fact(
                    "itl.expectedShare",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    "min(1, prefill.density)",
                    s -> Math.min(1, s.need("prefill.density"))),
            new Fact(
                    "ttft.overLatencyP50",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "ttft.median / (ttft.median + answer.time)",
                    s -> quotient(s.need("ttft.median"), s.need("ttft.median") + s.need("answer.time"))),
            new Fact(
                    "ttft.rampEnd",
                    Unit.SECONDS,
                    Quality.APPROXIMATE,
                    "duration - answer.time / 1000",
                    s -> s.need("duration") - s.need("answer.time") / 1000),
            new Fact(
                    "ttft.overloadRamp",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "ttft.p99 / 1000 / (duration - requests.completed / load.rate)",
                    s -> {
                        double late = s.need("duration") - quotient(s.need("requests.completed"), s.need("load.rate"));
                        valid(late > 0);
                        return s.need("ttft.p99") / 1000 / late;
                    }),
            new Fact(
                    "run.overLatencyP99",
                    Unit.RATIO,
                    Quality.EXACT,
                    "duration / (latency.p99 / 1000)",
                    s -> quotient(s.need("duration"), s.need("latency.p99") / 1000)));

    private ShapeFacts() {}

    private static Fact ofDuration(String id, String latency) {
        return new Fact(
                id,
                Unit.RATIO,
                Quality.EXACT,
                latency + " / 1000 / duration",
                s -> quotient(s.need(latency) / 1000, s.need("duration")));
    }
}
