package io.benchdoctor.report;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.KnownShare;
import io.benchdoctor.facts.Promise;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.report.WorkbookView.Judged;
import io.benchdoctor.report.WorkbookView.Proposal;
import io.benchdoctor.report.WorkbookView.Standing;
import io.benchdoctor.report.WorkbookView.Step;
import io.benchdoctor.report.WorkbookView.TargetSheet;
import io.benchdoctor.report.WorkbookView.Timed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** The targets as a sheet that the reader may change: what is held against which limits, and what is known of each. */
final class TargetSheetPart {
    private final Page page;
    private final Wording wording;
    private final Labels labels;
    private final SloProfile profile;
    private final Optional<RequestTimings> timings;
    private final Optional<Promise> promise;
    private final int unfinished;

    TargetSheetPart(Page page) {
        this.page = page;
        this.wording = page.wording();
        this.labels = new Labels(wording);
        this.profile = wording.facts().slo();
        this.timings = page.diagnosis().run().timings();
        this.promise = promise(wording.facts());
        this.unfinished = timings.map(TargetSheetPart::unfinished).orElse(0);
    }

    private static Optional<Promise> promise(FactSheet facts) {
        try {
            return Optional.of(Promise.of(facts));
        } catch (Unavailable noTimings) {
            return Optional.empty();
        }
    }

    TargetSheet view() {
        List<WorkbookView.Limit> limits =
                Stream.of(Timed.values()).map(this::limit).toList();
        return new TargetSheet(
                judgeable() ? Optional.empty() : Optional.of(wording.say("report.targets.sheet.overrun")),
                remarks(),
                wording.facts().sloChosen() ? name(profile) : "",
                profile.attainment(),
                timings.isPresent(),
                timings.isPresent() ? OptionalDouble.of(timings.get().count()) : wording.value("requests.sent"),
                unfinished,
                done(),
                limits,
                wording.say("report.targets.together"),
                timings.isPresent() ? counted(EnumSet.allOf(Measure.class)) : bounded(limits),
                proposals());
    }

    private boolean judgeable() {
        return wording.value("slo.judgeable").orElse(0) == 1 && !page.isOverrun();
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        String intro = wording.facts().sloChosen() ? "report.targets.chosen" : "report.targets.assumed";
        remarks.add(wording.say(intro, Map.of("profile", name(profile))));
        if (timings.isEmpty()) {
            remarks.add(wording.say(
                    wording.facts().hasTimings() ? "report.targets.sheet.saved" : "report.targets.sheet.percentiles"));
        }
        if (unfinished > 0) {
            remarks.add(wording.say("report.targets.sheet.unfinished", Map.of("count", (long) unfinished)));
        }
        return remarks;
    }

    private static int unfinished(RequestTimings timings) {
        int unfinished = 0;
        for (int request = 0; request < timings.count(); request++) {
            unfinished += timings.finished(request) ? 0 : 1;
        }
        return unfinished;
    }

    private WorkbookView.Limit limit(Timed timed) {
        Measure measure = timed.measure();
        Optional<Limit> hardest = profile.hardest(measure);
        List<Step> steps = timings.isPresent() ? List.of() : steps(measure);
        boolean told = promise.map(p -> p.isTold(measure)).orElse(true);
        return new WorkbookView.Limit(
                timed,
                timed == Timed.GAP ? wording.say("report.targets.sheet.stall") : labels.metric(measure.id()),
                hardest.isPresent() ? OptionalDouble.of(hardest.get().millis()) : OptionalDouble.empty(),
                told,
                hardest.map(limit ->
                                timings.isPresent() ? counted(EnumSet.of(measure)) : bounded(steps, limit.millis()))
                        .orElse(Judged.NOT),
                steps);
    }

    private Judged counted(Set<Measure> measures) {
        return promise.flatMap(p -> p.count(measures))
                .filter(count -> count.open() <= unfinished)
                .map(this::counted)
                .orElse(Judged.NOT);
    }

    private Judged counted(Promise.Count count) {
        double share = (double) count.kept() / count.sent();
        Standing below = count.high() >= profile.attainment() ? Standing.FEW : Standing.MISSED;
        return new Judged(
                OptionalDouble.of(count.kept()),
                OptionalDouble.of(share),
                "",
                OptionalDouble.of(count.low()),
                OptionalDouble.of(count.high()),
                standing(share >= profile.attainment() ? Standing.MET : below));
    }

    /** A burst is not judged, whatever it counts. */
    private Standing standing(Standing counted) {
        return judgeable() ? counted : Standing.UNKNOWN;
    }

    // ---- printed percentiles only -----------------------------------------------------------------------------------

    private List<Step> steps(Measure measure) {
        List<KnownShare> known = rising(KnownShare.of(wording.facts(), measure));
        double done = done();
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k <= known.size(); k++) {
            double low = k == 0 ? 0 : done * known.get(k - 1).share();
            double high = k == known.size() ? done : done * known.get(k).share();
            double millis = k == 0 ? 0 : known.get(k - 1).millis();
            steps.add(new Step(millis, low, high, bound(low, high, k == known.size())));
        }
        return steps;
    }

    private Judged bounded(List<Step> steps, double limit) {
        Step last = steps.stream()
                .filter(step -> step.millis() <= limit)
                .reduce((one, other) -> other)
                .orElseThrow();
        return bounded(last.low(), last.high(), last.bound());
    }

    /** Misses may fall on the same requests, or each on others. */
    private Judged bounded(List<WorkbookView.Limit> limits) {
        double misses = 0;
        double most = done();
        for (WorkbookView.Limit limit : limits) {
            if (limit.millis().isPresent()) {
                misses += done() - limit.judged().low().orElse(0);
                most = Math.min(most, limit.judged().high().orElse(most));
            }
        }
        return bounded(Math.max(0, done() - misses), most, "");
    }

    private Judged bounded(double low, double high, String bound) {
        Standing below = high >= profile.attainment() ? Standing.UNKNOWN : Standing.MISSED;
        return new Judged(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                bound,
                OptionalDouble.of(low),
                OptionalDouble.of(high),
                standing(low >= profile.attainment() ? Standing.MET : below));
    }

    /** Percentiles that fall contradict each other, and say nothing of a share. */
    private static List<KnownShare> rising(List<KnownShare> known) {
        for (int k = 1; k < known.size(); k++) {
            if (known.get(k).millis() < known.get(k - 1).millis()) {
                return List.of();
            }
        }
        return known;
    }

    private double done() {
        OptionalDouble sent = wording.value("requests.sent");
        OptionalDouble completed = wording.value("requests.completed");
        boolean told = completed.isPresent() && sent.orElse(0) > 0;
        return told ? Math.min(1, completed.getAsDouble() / sent.getAsDouble()) : 1;
    }

    private String bound(double low, double high, boolean last) {
        if (low == 0) {
            return last
                    ? wording.numbers().missing()
                    : wording.say("report.targets.sheet.less", Map.of("share", percent(high)));
        }
        return last
                ? wording.say("report.targets.sheet.at-least", Map.of("share", percent(low)))
                : wording.say("report.targets.between", Map.of("low", percent(low), "high", percent(high)));
    }

    private String percent(double share) {
        double rounded = Math.rint(share * 1000) / 10;
        return wording.numbers().percent(share, rounded == Math.rint(rounded) ? 0 : 1);
    }

    // ---- proposals --------------------------------------------------------------------------------------------------

    private List<Proposal> proposals() {
        SloProfiles standard = SloProfiles.standard();
        Stream<SloProfile> own =
                standard.named(profile.id()).filter(profile::equals).isPresent() ? Stream.of() : Stream.of(profile);
        Stream<SloProfile> known =
                standard.ids().stream().map(id -> standard.named(id).orElseThrow());
        return Stream.concat(own, known).map(this::proposal).toList();
    }

    private Proposal proposal(SloProfile proposed) {
        List<OptionalDouble> millis = new ArrayList<>();
        for (Timed timed : Timed.values()) {
            Optional<Limit> limit = proposed.hardest(timed.measure());
            millis.add(limit.isPresent() ? OptionalDouble.of(limit.get().millis()) : OptionalDouble.empty());
        }
        return new Proposal(name(proposed), millis, proposed.attainment());
    }

    private String name(SloProfile named) {
        String key = "report.targets.profile." + named.id();
        return wording.words().has(key) ? wording.say(key) : named.id();
    }
}
