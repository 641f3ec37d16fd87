package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How requests arrive: evenly, by chance, in clumps, or faster and faster. */
final class ArrivalFacts {
    /** The spread of fewer gaps is chance: of fifty random ones it is known to four tenths. */
    private static final int FEWEST_SENDS = 50;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "load.rampRate",
                    Unit.REQUESTS_PER_SECOND,
                    Quality.EXACT,
                    "mean rate of a ramp over requests: (end - start) / ln(end / start) for a linear one,"
                            + " ln(end / start) / (1 / start - 1 / end) for an exponential one",
                    ArrivalFacts::rampRate),
            new Fact(
                    "load.dispersionSeen",
                    Unit.RATIO,
                    Quality.EXACT,
                    "squared standard deviation / mean of the gaps between sends, the longest gap left out",
                    ArrivalFacts::seen),
            new Fact(
                    "load.waves",
                    Unit.RATIO,
                    Quality.EXACT,
                    "standard deviation / mean of the gaps between sends after the first load.limit requests, where the"
                            + " client sends as answers end",
                    ArrivalFacts::waves),
            new Fact(
                    "load.dispersion",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "1 / load.burstiness where requests are sent at a rate, else load.dispersionSeen",
                    ArrivalFacts::dispersion));

    private ArrivalFacts() {}

    /** The rate of vLLM's ramps rises with the number of requests sent, not with time. */
    private static double rampRate(FactSheet sheet) throws Unavailable {
        Optional<Setting> strategy = sheet.setting(SettingKey.RAMP_UP);
        if (strategy.isEmpty()) {
            throw Unavailable.because(Why.SETTING_UNKNOWN);
        }
        double start = sheet.number(SettingKey.RAMP_UP_START);
        double end = sheet.number(SettingKey.RAMP_UP_END);
        valid(start > 0 && end > 0);
        if (start == end) {
            return start;
        }
        boolean exponential =
                strategy.get().value().strip().toLowerCase(Locale.ROOT).startsWith("exp");
        double growth = Math.log(end / start);
        return exponential ? growth / (1 / start - 1 / end) : (end - start) / growth;
    }

    private static double seen(FactSheet sheet) throws Unavailable {
        // a client that waits for answers before it sends shows how the server answers, not how people come
        valid(sheet.find("load.limited").orElse(0) == 0);
        valid(sheet.find("load.unlimited").orElse(0) == 0);
        double[] gaps = gaps(sheet, 0);
        Arrays.sort(gaps);
        double variation = Symbols.known(Moments.variation(Arrays.copyOf(gaps, gaps.length - 1)));
        return variation * variation;
    }

    /** A client with slots sends when an answer ends: sends in waves are answers that end together. */
    private static double waves(FactSheet sheet) throws Unavailable {
        valid(sheet.need("load.limited") == 1 && sheet.need("load.unlimited") == 1);
        return Symbols.known(Moments.variation(gaps(sheet, (int) sheet.need("load.limit"))));
    }

    /** Seconds between one send and the next, the first requests left out. */
    private static double[] gaps(FactSheet sheet, int leftOut) throws Unavailable {
        RequestTimings timings = sheet.timings();
        double[] sends = new double[timings.count()];
        for (int r = 0; r < sends.length; r++) {
            sends[r] = timings.sentSeconds(r).orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
        }
        valid(sends.length - leftOut > FEWEST_SENDS);
        Arrays.sort(sends);
        double[] gaps = new double[sends.length - 1 - leftOut];
        Arrays.setAll(gaps, k -> sends[leftOut + k + 1] - sends[leftOut + k]);
        return gaps;
    }

    private static double dispersion(FactSheet sheet) throws Unavailable {
        OptionalDouble shape = sheet.find("load.burstiness");
        if (shape.isEmpty()) {
            return sheet.need("load.dispersionSeen");
        }
        // all at once has no arrivals to clump, and a ramp keeps its own time
        sheet.need("load.rate");
        valid(sheet.find("load.rampRate").isEmpty());
        return quotient(1, shape.getAsDouble());
    }
}
