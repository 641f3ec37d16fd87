package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** Which part of the time to first token is the prompt being read, and which is waiting in line. */
final class PrefillFacts {
    /** A first token that takes ten times what the engine spends on a prompt is late for another reason than its prompt. */
    private static final double OTHER_REASON = 10;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "ttft.floor",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "fastest TTFT among prompts of similar length, mean over requests",
                    s -> 1000 * FirstTokens.floorSeconds(s.timings())),
            new Fact(
                    "prefill.engineTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "decode.step * steps per prompt + prefill.time",
                    s -> stepsPerPrompt(s) * s.need("decode.step") + s.need("prefill.time")),
            new Fact(
                    "prefill.stepSeen",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "mean time between the first tokens of one step and of the step before",
                    PrefillFacts::stepSeen),
            new Fact(
                    "prefill.elapsed",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "prefill.stepSeen where steps are full of prompts; else ttft.floor up to 10 * prefill.engineTime,"
                            + " else prefill.engineTime; at most ttft.mean",
                    PrefillFacts::elapsed),
            new Fact(
                    "ttft.queueTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "ttft.mean - max(prefill.elapsed, ttft.floor)",
                    s -> Math.max(
                            0,
                            s.need("ttft.mean")
                                    - Math.max(
                                            s.need("prefill.elapsed"),
                                            s.find("ttft.floor").orElse(0)))),
            ratio("ttft.queueShare", Unit.SHARE, "ttft.queueTime", "ttft.mean"));

    private PrefillFacts() {}

    private static double elapsed(FactSheet sheet) throws Unavailable {
        double most = sheet.need("ttft.mean");
        // a first token that something held back does not tell when the server had it
        valid(!DecodeFacts.heldBack(sheet));
        if (sheet.need("prefill.density") >= DecodeFacts.DENSE) {
            return Math.min(most, sheet.need("prefill.stepSeen"));
        }
        OptionalDouble floor = sheet.find("ttft.floor");
        if (floor.isEmpty()) {
            return Math.min(most, sheet.need("prefill.engineTime"));
        }
        OptionalDouble engine = sheet.find("prefill.engineTime");
        boolean otherReason = engine.isPresent() && floor.getAsDouble() > OTHER_REASON * engine.getAsDouble();
        return Math.min(most, otherReason ? engine.getAsDouble() : floor.getAsDouble());
    }

    private static double stepSeen(FactSheet sheet) throws Unavailable {
        valid(DecodeFacts.oneTokenPerChunk(sheet));
        boolean together = sheet.find("load.unlimited").orElse(0) == 1
                && sheet.find("load.limited").orElse(0) == 0;
        return 1000 * FirstTokens.stepSeconds(sheet.timings(), together);
    }

    /** Steps over which a prompt is spread when its length and the token budget of a step are known; else one. */
    private static double stepsPerPrompt(FactSheet sheet) throws Unavailable {
        OptionalDouble length = sheet.find("input.mean");
        return length.isPresent()
                        && sheet.setting(SettingKey.MAX_NUM_BATCHED_TOKENS).isPresent()
                ? Math.max(1, Math.ceil(length.getAsDouble() / sheet.number(SettingKey.MAX_NUM_BATCHED_TOKENS)))
                : 1;
    }
}
