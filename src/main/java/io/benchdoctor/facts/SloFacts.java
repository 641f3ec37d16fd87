package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Interval;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Wilson;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The run held against a promise. Counted request by request where raw timings exist; a printed block only bounds the
 * share: a percentile within the limit says that at least so many keep it, one beyond that fewer do. A burst or an
 * overload measures a line of its own making and is held against nothing.
 */
final class SloFacts {
    private static final List<String> STALL_RANKS = List.of("50", "90", "95", "99", "100");

    static final List<Fact> ALL = all();

    private SloFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>(promise());
        for (Measure measure : Measure.values()) {
            facts.add(kept(measure));
            facts.add(keptAtMost(measure));
        }
        STALL_RANKS.forEach(rank -> facts.add(new Fact(
                "stall.p" + rank,
                Unit.MILLISECONDS,
                Quality.EXACT,
                "p" + rank + " over requests of the longest chunk gap",
                Need.REQUEST_TIMINGS,
                s -> known(Percentile.ofSorted(s.sorted(Samples.STALL), Double.parseDouble(rank))))));
        return List.copyOf(facts);
    }

    private static List<Fact> promise() {
        return List.of(
                new Fact("slo.given", Unit.COUNT, Quality.EXACT, "1 when the targets were chosen by the user", s -> {
                    valid(s.hasRun());
                    return flag(s.sloChosen());
                }),
                new Fact(
                        "slo.judgeable",
                        Unit.COUNT,
                        Quality.APPROXIMATE,
                        "1 unless load.burst or load.overload is 1",
                        s -> flag(judgeable(s))),
                share("slo.target", "part of all sent requests that the targets ask for", s -> {
                    valid(s.hasRun());
                    return s.slo().attainment();
                }),
                share("slo.attainment", "requests within every limit / requests sent, failed ones included", s -> {
                    requireJudgeable(s);
                    return known(Promise.of(s).share(EnumSet.allOf(Measure.class)));
                }),
                bound(
                        "slo.attainment.low",
                        "95 % interval of slo.attainment; of a block: 1 - sum of the misses",
                        s -> isCounted(s) ? counted(s).low() : Math.max(0, 1 - missesAtMost(s))),
                bound(
                        "slo.attainment.high",
                        "95 % interval of slo.attainment; of a block: the least of the limits",
                        s -> isCounted(s) ? counted(s).high() : atMost(s)),
                new Fact(
                        "slo.breach",
                        Unit.RATIO,
                        Quality.EXACT,
                        "largest measured percentile / its limit",
                        SloFacts::breach));
    }

    private static Fact kept(Measure measure) {
        return share(
                "slo." + measure.id() + ".attainment",
                "requests within the hardest limit of " + measure.id() + " / requests sent",
                s -> {
                    requireJudgeable(s);
                    valid(s.slo().hardest(measure).isPresent());
                    return known(Promise.of(s).share(EnumSet.of(measure)));
                });
    }

    private static Fact keptAtMost(Measure measure) {
        String kept = "slo." + measure.id() + ".attainment";
        return bound(kept + ".high", "95 % interval of " + kept, s -> Wilson.of(
                        s.need(kept), s.timings().count())
                .high());
    }

    private static Fact share(String id, String text, Fact.Formula formula) {
        return new Fact(id, Unit.SHARE, Quality.EXACT, text, formula);
    }

    private static Fact bound(String id, String text, Fact.Formula formula) {
        return new Fact(id, Unit.SHARE, Quality.BOUND, text, formula);
    }

    private static boolean judgeable(FactSheet sheet) throws Unavailable {
        valid(sheet.hasRun());
        return sheet.slo().limits().isEmpty()
                || sheet.find("load.burst").orElse(0) == 0
                        && sheet.find("load.overload").orElse(0) == 0;
    }

    private static void requireJudgeable(FactSheet sheet) throws Unavailable {
        valid(judgeable(sheet));
    }

    /** Timings may lack what one of the limits is held against; then the others still bound the share. */
    private static boolean isCounted(FactSheet sheet) {
        return sheet.hasTimings() && sheet.find("slo.attainment").isPresent();
    }

    private static Interval counted(FactSheet sheet) throws Unavailable {
        return Wilson.of(sheet.need("slo.attainment"), sheet.timings().count());
    }

    // ---- bounds from printed percentiles ---------------------------------------------------------------------------

    private static double missesAtMost(FactSheet sheet) throws Unavailable {
        requireJudgeable(sheet);
        double done = done(sheet);
        double misses = 1 - done;
        for (Measure measure : promised(sheet.slo())) {
            misses += done * (1 - atLeast(sheet, measure));
        }
        return misses;
    }

    private static double atMost(FactSheet sheet) throws Unavailable {
        requireJudgeable(sheet);
        double most = 1;
        for (Measure measure : promised(sheet.slo())) {
            most = Math.min(most, atMost(sheet, measure));
        }
        return done(sheet) * most;
    }

    /** Completed requests over all that were sent. */
    private static double done(FactSheet sheet) throws Unavailable {
        OptionalDouble sent = sheet.find("requests.sent");
        double completed = sheet.need("requests.completed");
        return sent.isPresent() && sent.getAsDouble() > 0 ? Math.min(1, completed / sent.getAsDouble()) : 1;
    }

    private static double atLeast(FactSheet sheet, Measure measure) {
        double limit = sheet.slo().hardest(measure).orElseThrow().millis();
        return KnownShare.of(sheet, measure).stream()
                .filter(known -> known.millis() <= limit)
                .mapToDouble(KnownShare::share)
                .max()
                .orElse(0);
    }

    private static double atMost(FactSheet sheet, Measure measure) {
        double limit = sheet.slo().hardest(measure).orElseThrow().millis();
        double printed = KnownShare.of(sheet, measure).stream()
                .filter(known -> known.millis() > limit)
                .mapToDouble(KnownShare::share)
                .min()
                .orElse(1);
        return Math.min(
                printed, sheet.find("slo." + measure.id() + ".attainment.high").orElse(1));
    }

    private static List<Measure> promised(SloProfile profile) {
        List<Measure> promised = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (profile.hardest(measure).isPresent()) {
                promised.add(measure);
            }
        }
        return promised;
    }

    private static double breach(FactSheet sheet) throws Unavailable {
        requireJudgeable(sheet);
        double worst = Double.NaN;
        for (Limit limit : sheet.slo().limits()) {
            OptionalDouble measured = sheet.find(limit.measured());
            if (measured.isPresent()) {
                double ratio = measured.getAsDouble() / limit.millis();
                worst = Double.isNaN(worst) ? ratio : Math.max(worst, ratio);
            }
        }
        return worst;
    }
}
