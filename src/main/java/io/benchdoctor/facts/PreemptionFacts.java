package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.EngineMoments.Moment;
import io.benchdoctor.facts.Fact.Formula;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSamples.Figure;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Answers that were thrown out of the batch and begun again, as the engine counts them and as their readers saw them. */
final class PreemptionFacts {
    /** From here on the next token may find no room. */
    private static final double NEAR_FULL = 0.95;
    /** The engine writes its counter down at the first preemption of every fifty. */
    private static final double COUNTED_BY = 50;

    /** A tenth of the cache is left for answers that grow at different speeds. */
    private static final double SAFE = 0.9;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "server.preemptions.counter",
                    Unit.COUNT,
                    Quality.BOUND,
                    "the engine's cumulative counter as last logged",
                    ServerFacts.EVENTS,
                    PreemptionFacts::counter),
            new Fact(
                    "server.preemptions.logged",
                    Unit.COUNT,
                    Quality.EXACT,
                    "preemptions over all samples",
                    EngineMoments.NEED,
                    PreemptionFacts::logged),
            new Fact(
                    "server.preemptions",
                    Unit.COUNT,
                    Quality.EXACT,
                    "server.preemptions.logged, else preempt.pauses within server.preemptions.counter .. + 49,"
                            + " else preempt.pauses where it is 0 or server.kv.usage.max >= 0.95",
                    PreemptionFacts::preemptions),
            ratio("preempt.rate", Unit.RATIO, "server.preemptions", "requests.completed"),
            ratio("preempt.leastRate", Unit.RATIO, "server.preemptions.counter", "requests.completed"),
            seen(
                    "preempt.pauses",
                    Unit.COUNT,
                    "gaps of an answer in which another got three tokens",
                    s -> seen(s).pauses()),
            seen(
                    "preempt.pausedShare",
                    Unit.SHARE,
                    "answers with such a gap / completed requests",
                    s -> quotient(seen(s).requests(), s.need("requests.completed"))),
            seen("preempt.pauseTime", Unit.SECONDS, "mean length of such a gap", PreemptionFacts::pauseTime),
            new Fact(
                    "server.kv.nearFullShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the samples with a KV cache usage of 0.95 or more",
                    s -> 1 - Share.below(EngineMoments.rising(s, Figure.KV_CACHE_USAGE_RATIO, Math::max), NEAR_FULL)),
            new Fact(
                    "preempt.safeSlots",
                    Unit.REQUESTS,
                    Quality.APPROXIMATE,
                    "0.9 * server.kv.capacity / (input.mean + output.mean), rounded down, 1 at least",
                    Need.fact("server.kv.capacity"),
                    s -> Math.max(
                            1,
                            Math.floor(SAFE
                                    * quotient(
                                            s.need("server.kv.capacity"),
                                            s.need("input.mean") + s.need("output.mean"))))),
            new Fact(
                    "server.running.swing",
                    Unit.SHARE,
                    Quality.EXACT,
                    "1 - fewest / most running requests over the samples with waiting requests and a KV cache usage of 0.95 or more",
                    EngineMoments.NEED,
                    PreemptionFacts::swing));

    private PreemptionFacts() {}

    private static Fact seen(String id, Unit unit, String text, Formula formula) {
        return new Fact(id, unit, Quality.APPROXIMATE, text, formula);
    }

    private static double counter(FactSheet sheet) throws Unavailable {
        return ServerFacts.events(sheet).preemptionCounter().orElseThrow(() -> Unavailable.because(Why.NOT_REPORTED));
    }

    /** Newer engines print a line's preemptions only where there were any: then none is zero in all other lines. */
    private static double logged(FactSheet sheet) throws Unavailable {
        double sum = 0;
        boolean any = false;
        for (Moment moment : EngineMoments.all(sheet)) {
            double preemptions = moment.together(Figure.PREEMPTIONS, Double::sum);
            sum += EngineMoments.orZero(preemptions);
            any |= !Double.isNaN(preemptions);
        }
        if (!any) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return sum;
    }

    /** Where the engine says no number, or only a round one, the pauses that its readers saw tell how many. */
    private static double preemptions(FactSheet sheet) throws Unavailable {
        if (sheet.find("context.server").orElse(0) == 0) {
            throw Unavailable.because(Why.NO_SERVER_LOG);
        }
        OptionalDouble logged = sheet.find("server.preemptions.logged");
        if (logged.isPresent()) {
            return logged.getAsDouble();
        }
        OptionalDouble counter = sheet.find("server.preemptions.counter");
        if (counter.isPresent()) {
            double least = counter.getAsDouble();
            return Math.max(least, Math.min(least + COUNTED_BY - 1, sheet.need("preempt.pauses")));
        }
        // without any pause none was thrown out; what looks like one has another cause while the cache is not full
        double pauses = sheet.need("preempt.pauses");
        valid(pauses == 0 || sheet.need("server.kv.usage.max") >= NEAR_FULL);
        return pauses;
    }

    private static Interruptions seen(FactSheet sheet) throws Unavailable {
        // a chunk of several tokens, or one that something held back, makes pauses of its own
        valid(!DecodeFacts.heldBack(sheet) && DecodeFacts.oneTokenPerChunk(sheet));
        double usual = known(GapOrder.of(sheet).percentile(50)) / 1000;
        valid(usual > 0);
        SendTimes sends = SendTimes.of(sheet);
        RequestTimings timings = sheet.timings();
        return sheet.once(List.of("interruptions", usual), () -> Interruptions.of(timings, sends, usual));
    }

    private static double pauseTime(FactSheet sheet) throws Unavailable {
        Interruptions seen = seen(sheet);
        valid(seen.pauses() > 0);
        return seen.meanSeconds();
    }

    private static double swing(FactSheet sheet) throws Unavailable {
        List<Double> running = new ArrayList<>();
        for (Moment moment : EngineMoments.busy(sheet)) {
            double usage = moment.count(Figure.KV_CACHE_USAGE_RATIO, Math::max);
            if (usage >= NEAR_FULL && moment.anyWaits()) {
                running.add(moment.count(Figure.RUNNING, Double::sum));
            }
        }
        valid(running.size() > 1);
        double most = running.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double fewest = running.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return 1 - quotient(fewest, most);
    }
}
