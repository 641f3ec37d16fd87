package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** What of a first token's time no engine can account for. */
final class DelayFacts {
    /**
     * Prompt tokens that an engine reads in the time of one decode step, at the least: 2 · tokens / FLOPS against bytes per
     * weight / bandwidth is from 37 to 420 for the GPUs of the catalogue with 16-bit weights, a quarter of it with 4-bit ones.
     */
    private static final double TOKENS_PER_STEP = 10;
    /** A tenth of the prompts, the longest: none of the others takes longer to read. */
    private static final int LONGEST_PART = 10;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "prefill.most",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "decode.step * (1 + input.mean / 10)",
                    s -> s.need("decode.step") * (1 + s.need("input.mean") / TOKENS_PER_STEP)),
            new Fact(
                    "delay.base",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "ttft.floor, else ttft.median",
                    s -> DecodeFacts.firstOf(s, "ttft.floor", "ttft.median")),
            new Fact(
                    "delay.outside",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "delay.base - max(prefill.engineTime, prefill.most), not below 0",
                    DelayFacts::outside),
            ratio("delay.outsideShare", Unit.SHARE, "delay.outside", "ttft.median"),
            ratio("ttft.floorOverMedian", Unit.RATIO, "ttft.floor", "ttft.median"),
            new Fact(
                    "ttft.longestPrompts",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median TTFT of the longest tenth of the prompts, of all where lengths are equal",
                    Need.REQUEST_TIMINGS,
                    s -> FirstTokens.medianOfLongest(s.timings(), LONGEST_PART)),
            ratio("itl.overPrompt", Unit.RATIO, "itl.p99", "ttft.longestPrompts"));

    private DelayFacts() {}

    private static double outside(FactSheet sheet) throws Unavailable {
        double base = sheet.need("delay.base");
        OptionalDouble engine = sheet.find("prefill.engineTime");
        OptionalDouble most = sheet.find("prefill.most");
        valid(most.isPresent() && !DecodeFacts.heldBack(sheet));
        return Math.max(0, base - Math.max(engine.orElse(0), most.getAsDouble()));
    }
}
