package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;

import io.benchdoctor.facts.EngineMoments.Moment;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSamples.Figure;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import java.util.List;

/** How much of the prompts could have been reused, and how much was. */
final class PrefixFacts {
    static final List<Fact> ALL = List.of(
            new Fact(
                    "server.prefix.hitRate",
                    Unit.SHARE,
                    Quality.EXACT,
                    "mean prefix cache hit rate over the samples",
                    s -> known(Moments.mean(hits(s)))),
            new Fact(
                    "prefix.hitShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "highest prefix cache hit rate of a sample, else server.prefixHitShare",
                    PrefixFacts::hitShare),
            new Fact(
                    "prefix.sharedShare",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    "setting prefixLength / input.mean, at most 1",
                    s -> Math.min(1, quotient(s.number(SettingKey.PREFIX_LENGTH), s.need("input.mean")))),
            ratio("prefix.usedShare", Unit.SHARE, "prefix.hitShare", "prefix.sharedShare"),
            new Fact(
                    "prefix.sharedTokens",
                    Unit.TOKENS,
                    Quality.EXACT,
                    "setting prefixLength",
                    s -> s.number(SettingKey.PREFIX_LENGTH)),
            new Fact(
                    "prefix.reusedPrefill",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "ttft.mean * (1 - prefix.sharedShare) + decode.step, at most ttft.mean",
                    s -> Math.min(
                            s.need("ttft.mean"),
                            s.need("ttft.mean") * (1 - s.need("prefix.sharedShare")) + s.need("decode.step"))),
            new Fact(
                    "prefix.off", Unit.COUNT, Quality.EXACT, "1 when setting prefixCaching is False", PrefixFacts::off),
            new Fact(
                    "prefix.randomPrompts",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when setting dataset is random and no setting prefixLength is stated",
                    PrefixFacts::randomPrompts),
            new Fact(
                    "prefix.drop",
                    Unit.SHARE,
                    Quality.EXACT,
                    "largest fall of the prefix cache hit rate from a sample to a later one",
                    EngineMoments.NEED,
                    PrefixFacts::drop));

    private PrefixFacts() {}

    private static double[] hits(FactSheet sheet) throws Unavailable {
        return EngineMoments.rising(sheet, Figure.PREFIX_HIT_RATIO, Math::max);
    }

    /** A rate over recent requests starts at nothing with the first of them; the highest is what the cache can give. */
    private static double hitShare(FactSheet sheet) throws Unavailable {
        if (sheet.find("server.prefix.hitRate").isPresent()) {
            double[] rising = hits(sheet);
            return rising[rising.length - 1];
        }
        return sheet.need("server.prefixHitShare");
    }

    private static double off(FactSheet sheet) throws Unavailable {
        String stated = sheet.setting(SettingKey.PREFIX_CACHING)
                .orElseThrow(() -> Unavailable.because(Why.SETTING_UNKNOWN))
                .value();
        return flag(stated.equalsIgnoreCase("false"));
    }

    private static double randomPrompts(FactSheet sheet) throws Unavailable {
        String dataset = sheet.setting(SettingKey.DATASET)
                .orElseThrow(() -> Unavailable.because(Why.SETTING_UNKNOWN))
                .value();
        return flag(dataset.equals("random")
                && sheet.setting(SettingKey.PREFIX_LENGTH).isEmpty());
    }

    private static double drop(FactSheet sheet) throws Unavailable {
        double best = Double.NEGATIVE_INFINITY;
        double drop = 0;
        for (Moment moment : EngineMoments.busy(sheet)) {
            double rate = moment.together(Figure.PREFIX_HIT_RATIO, Math::max);
            if (!Double.isNaN(rate)) {
                best = Math.max(best, rate);
                drop = Math.max(drop, best - rate);
            }
        }
        Symbols.valid(best >= 0);
        return drop;
    }
}
