package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** The limit on requests that run at once, as far as the number that does run betrays it. */
final class CapFacts {
    /** Limits that people and products set: powers of two and round numbers, pools of 10, 20 and 100. */
    private static final double[] USUAL = {4, 5, 8, 10, 16, 20, 24, 32, 48, 64, 96, 100, 128, 256, 512, 1024};
    /** Defaults of vLLM's {@code --max-num-seqs}: V0 and small GPUs, V1 on large ones. */
    private static final double[] DEFAULTS = {256, 1024};
    /** A limit that binds is used for at least this part: prefill and the gap between two requests take the rest. */
    private static final double USED = 0.85;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "cap.slots",
                    Unit.REQUESTS,
                    Quality.APPROXIMATE,
                    "setting maxNumSeqs * dataParallel, else the smallest usual limit with decode.concurrency in 0.85 .. 1 of it",
                    CapFacts::slots),
            ratio("cap.fill", Unit.SHARE, "decode.concurrency", "cap.slots"),
            new Fact(
                    "cap.estimate",
                    Unit.REQUESTS,
                    Quality.APPROXIMATE,
                    "cap.slots where it is filled, else engine.running rounded up",
                    CapFacts::estimate),
            new Fact(
                    "cap.slotTime",
                    Unit.SECONDS,
                    Quality.APPROXIMATE,
                    "cap.slots * duration / requests.completed, where cap.fill is 0.85 .. 1",
                    CapFacts::slotTime),
            new Fact(
                    "cap.kvTokens",
                    Unit.TOKENS,
                    Quality.APPROXIMATE,
                    "cap.slots * (input.mean + output.mean)",
                    s -> s.need("cap.slots") * (s.need("input.mean") + s.need("output.mean"))),
            new Fact(
                    "cap.tokensHeld",
                    Unit.TOKENS,
                    Quality.BOUND,
                    "(decode.concurrency rounded up + 1) * (input.mean + output.mean)",
                    s -> (Math.ceil(s.need("decode.concurrency")) + 1)
                            * (s.need("input.mean") + s.need("output.mean"))),
            new Fact(
                    "cap.heldOverContext",
                    Unit.RATIO,
                    Quality.BOUND,
                    "cap.tokensHeld / setting maxModelLength",
                    s -> quotient(s.need("cap.tokensHeld"), s.number(SettingKey.MAX_MODEL_LENGTH))),
            new Fact(
                    "cap.isDefault",
                    Unit.COUNT,
                    Quality.APPROXIMATE,
                    "1 when cap.slots is stated, or is 256 or 1024",
                    CapFacts::isDefault));

    private CapFacts() {}

    private static double slots(FactSheet sheet) throws Unavailable {
        if (sheet.setting(SettingKey.MAX_NUM_SEQS).isPresent()) {
            double replicas = sheet.setting(SettingKey.DATA_PARALLEL)
                    .map(Setting::number)
                    .filter(OptionalDouble::isPresent)
                    .map(OptionalDouble::getAsDouble)
                    .orElse(1.0);
            return sheet.number(SettingKey.MAX_NUM_SEQS) * replicas;
        }
        double decoding = sheet.need("decode.concurrency");
        for (double usual : USUAL) {
            if (decoding >= USED * usual && decoding <= usual) {
                return usual;
            }
        }
        throw Unavailable.because(Why.OUTSIDE_VALIDITY);
    }

    /** Slots that stand empty are held by nobody. */
    private static double slotTime(FactSheet sheet) throws Unavailable {
        valid(isFilled(sheet));
        return quotient(sheet.need("cap.slots") * sheet.need("duration"), sheet.need("requests.completed"));
    }

    private static boolean isFilled(FactSheet sheet) {
        OptionalDouble fill = sheet.find("cap.fill");
        return fill.isPresent() && fill.getAsDouble() >= USED && fill.getAsDouble() <= 1;
    }

    private static double estimate(FactSheet sheet) throws Unavailable {
        if (isFilled(sheet)) {
            return sheet.need("cap.slots");
        }
        double running = DecodeFacts.firstOf(sheet, "engine.running", "decode.concurrency");
        valid(running > 0);
        return Math.ceil(running);
    }

    private static double isDefault(FactSheet sheet) throws Unavailable {
        double slots = sheet.need("cap.slots");
        boolean known = sheet.setting(SettingKey.MAX_NUM_SEQS).isPresent();
        for (double usual : DEFAULTS) {
            known |= usual == slots;
        }
        return flag(known);
    }
}
