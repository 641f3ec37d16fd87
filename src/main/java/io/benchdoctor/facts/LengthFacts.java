package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How long prompts and answers are, and how alike. */
final class LengthFacts {
    /** Lengths that vary by less than two percent are one length: a handful of early stops does not change a run. */
    private static final double ALIKE = 0.02;

    /** A tokenizer that counts otherwise shortens prompts by less than a tenth. */
    private static final double DRAWN_BELOW = 0.9;

    /** Standard deviations that chance does not reach. */
    private static final double CERTAIN = 3;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "output.shortfall",
                    Unit.SHARE,
                    Quality.EXACT,
                    "1 - output.mean / output.requested, unless prompts fall as short, or chance does it: 3 * rangeRatio / sqrt(3 * requests.completed)",
                    LengthFacts::shortfall),
            new Fact(
                    "output.oneToken",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when output.mean <= 1",
                    s -> flag(s.need("output.mean") <= 1)),
            new Fact(
                    "input.asked",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "input.requested + setting prefixLength",
                    s -> s.need("input.requested") + prefix(s)),
            new Fact(
                    "input.offBy",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "|input.mean - input.asked| of text, unless lengths were drawn from a range that explains it",
                    LengthFacts::offBy),
            ratio("output.overRequested", Unit.RATIO, "output.mean", "output.requested"),
            ratio("input.mismatch", Unit.SHARE, "input.offBy", "input.asked"),
            new Fact(
                    "input.spread",
                    Unit.RATIO,
                    Quality.EXACT,
                    "standard deviation / mean of input lengths",
                    Need.REQUEST_TIMINGS,
                    s -> known(Moments.variation(lengths(s.timings(), true)))),
            new Fact(
                    "output.spread",
                    Unit.RATIO,
                    Quality.EXACT,
                    "standard deviation / mean of output lengths",
                    Need.REQUEST_TIMINGS,
                    s -> known(Moments.variation(lengths(s.timings(), false)))),
            new Fact(
                    "lengths.equal",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when input.spread and output.spread are at most 0.02",
                    s -> flag(s.need("input.spread") <= ALIKE && s.need("output.spread") <= ALIKE)));

    private LengthFacts() {}

    /** A client that draws lengths from a range shortens prompts as well; a model that stops early cannot. */
    private static double shortfall(FactSheet sheet) throws Unavailable {
        OptionalDouble prompt = sheet.find("input.mean");
        OptionalDouble asked = sheet.find("input.requested");
        boolean drawn =
                prompt.isPresent() && asked.isPresent() && prompt.getAsDouble() < DRAWN_BELOW * asked.getAsDouble();
        valid(!drawn);
        double shortfall = 1 - quotient(sheet.need("output.mean"), sheet.need("output.requested"));
        valid(shortfall <= 0 || shortfall > chance(sheet));
        return shortfall;
    }

    private static double prefix(FactSheet sheet) {
        return sheet.setting(SettingKey.PREFIX_LENGTH)
                .map(Setting::number)
                .orElse(OptionalDouble.empty())
                .orElse(0);
    }

    /**
     * Of a stated range nobody knows whether it reaches to both sides of the asked length or only below it, since clients
     * differ: only prompts longer than chance explains were not drawn from it. Without one, prompts that are far too short
     * were drawn from the range that some clients take when nothing is said, unless all are alike.
     */
    private static double offBy(FactSheet sheet) throws Unavailable {
        // beside a picture only the words are asked for
        valid(sheet.find("load.multimodal").orElse(0) == 0);
        double asked = sheet.need("input.asked");
        double longer = sheet.need("input.mean") - asked;
        boolean ranged = chance(sheet) > 0;
        if (longer < 0) {
            boolean alike = sheet.find("input.spread").orElse(1) <= ALIKE;
            valid(alike || !ranged && -longer < (1 - DRAWN_BELOW) * asked);
        } else {
            valid(!ranged || longer > chance(sheet) * asked);
        }
        return Math.abs(longer);
    }

    /**
     * What drawing lengths evenly from a range leaves to chance: three standard deviations of their mean. Empty ranges are
     * as good as none.
     */
    private static double chance(FactSheet sheet) throws Unavailable {
        OptionalDouble ratio =
                sheet.setting(SettingKey.RANGE_RATIO).map(Setting::number).orElse(OptionalDouble.empty());
        double spread = ratio.orElse(0) / Math.sqrt(3);
        return spread == 0 ? 0 : CERTAIN * spread / Math.sqrt(sheet.need("requests.completed"));
    }

    /** Lengths of completed requests; of a run that leaves some out, none. */
    private static double[] lengths(RequestTimings timings, boolean input) throws Unavailable {
        double[] lengths = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r)) {
                OptionalInt tokens = input ? timings.inputTokens(r) : timings.outputTokens(r);
                lengths[n++] = tokens.orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
            }
        }
        valid(n > 0);
        return Arrays.copyOf(lengths, n);
    }
}
