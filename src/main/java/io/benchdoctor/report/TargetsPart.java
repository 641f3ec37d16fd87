package io.benchdoctor.report;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ReportView.Target;
import io.benchdoctor.report.ReportView.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The run held against what the service promises: limit by limit, all together, and what a person who reads along notices. */
final class TargetsPart {
    private final Page page;
    private final Wording wording;
    private final Labels labels;
    private final SloProfile profile;

    TargetsPart(Page page) {
        this.page = page;
        this.wording = page.wording();
        this.labels = new Labels(wording);
        this.profile = wording.facts().slo();
    }

    /** How a promise stands: kept, broken, too few requests to tell, or not measured. */
    enum Standing {
        MET("met", Mark.GOOD),
        MISSED("missed", Mark.WARNING),
        FEW("few", Mark.UNDECIDED),
        UNKNOWN("unknown", Mark.UNDECIDED);

        private final String id;
        private final Mark mark;

        Standing(String id, Mark mark) {
            this.id = id;
            this.mark = mark;
        }

        /** Last part of the keys of its words. */
        String id() {
            return id;
        }
    }

    Targets targets() {
        if (!page.isHeldToTargets()) {
            return unjudged();
        }
        List<Target> rows = new ArrayList<>();
        boolean missed = false;
        boolean measured = false;
        for (Limit limit : profile.limits()) {
            Standing standing = standing(limit);
            rows.add(row(limit, standing));
            missed |= standing == Standing.MISSED;
            measured |= standing != Standing.UNKNOWN;
        }
        Standing together = together();
        rows.add(together(together));
        Standing whole = missed ? Standing.MISSED : together;
        return measured || profile.limits().isEmpty()
                ? new Targets(
                        whole.mark,
                        wording.say("report.targets.title." + whole.id),
                        texts(),
                        rows,
                        new TargetsChart(page).chart(this::standing, together))
                : unjudged();
    }

    private Targets unjudged() {
        boolean overrun = page.hasLatency() && !page.isHeldToTargets();
        String text = wording.engineer(overrun ? "report.targets.overrun" : "report.targets.none", Map.of())
                .orElseGet(() -> wording.say(overrun ? "report.targets.overrun.unmeasured" : "report.targets.plain"));
        return new Targets(
                Mark.UNDECIDED,
                wording.say("report.targets.title.unknown"),
                List.of(text),
                List.of(),
                Optional.empty());
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        String intro = wording.facts().sloChosen() ? "report.targets.chosen" : "report.targets.assumed";
        texts.add(wording.say(intro, Map.of("profile", profileName())));
        OptionalDouble halted = wording.value("reader.haltedShare");
        if (halted.isPresent()) {
            wording.lay(halted.getAsDouble() == 0 ? "report.targets.readers.none" : "report.targets.readers")
                    .ifPresent(texts::add);
        }
        return texts;
    }

    private String profileName() {
        String key = "report.targets.profile." + profile.id();
        return wording.words().has(key) ? wording.say(key) : profile.id();
    }

    private Standing standing(Limit limit) {
        OptionalDouble measured = wording.value(limit.measured());
        if (measured.isEmpty()) {
            return Standing.UNKNOWN;
        }
        return counted(limit)
                .orElseGet(() -> measured.getAsDouble() <= limit.millis() ? Standing.MET : Standing.MISSED);
    }

    /** Where requests were counted against a limit, failed ones included, the count says more than a percentile. */
    private Optional<Standing> counted(Limit limit) {
        boolean hardest = profile.hardest(limit.measure()).filter(limit::equals).isPresent();
        OptionalDouble share = wording.value(limit.attainment());
        if (!hardest || share.isEmpty()) {
            return Optional.empty();
        }
        double asked = limit.percentile() / 100;
        if (share.getAsDouble() >= asked) {
            return Optional.of(Standing.MET);
        }
        double atMost = wording.value(limit.attainment() + ".high").orElse(0);
        return Optional.of(atMost >= asked ? Standing.FEW : Standing.MISSED);
    }

    private Target row(Limit limit, Standing standing) {
        Optional<Quantity> kept = profile.hardest(limit.measure()).filter(limit::equals).stream()
                .flatMap(hardest -> wording.quantity(hardest.attainment()).stream())
                .findFirst();
        return new Target(
                labels.of(limit.measured()),
                wording.say(
                        "report.targets.at-most",
                        Map.of("limit", wording.numbers().limit(new Quantity(limit.millis(), Unit.MILLISECONDS)))),
                wording.quantity(limit.measured())
                        .map(wording.numbers()::engineer)
                        .orElse(wording.numbers().missing()),
                kept.map(share -> wording.numbers().percent(share.value(), 1)).orElseGet(() -> bound(limit)),
                standing.mark,
                wording.say("report.targets.verdict." + standing.id));
    }

    /** What a printed percentile says of the share within a limit, where requests were not counted and none failed. */
    private String bound(Limit limit) {
        boolean hardest = profile.hardest(limit.measure()).filter(limit::equals).isPresent();
        OptionalDouble measured = wording.value(limit.measured());
        if (!hardest || measured.isEmpty() || wording.value("requests.failed").orElse(0) > 0) {
            return "";
        }
        String sign = measured.getAsDouble() <= limit.millis() ? "≥" : "<";
        return wording.say("report.comparison", Map.of("sign", sign, "limit", percent(limit.percentile() / 100.0)));
    }

    private Standing together() {
        OptionalDouble low = wording.value("slo.attainment.low");
        OptionalDouble high = wording.value("slo.attainment.high");
        OptionalDouble exact = wording.value("slo.attainment");
        if (low.isEmpty() || high.isEmpty()) {
            return Standing.UNKNOWN;
        }
        if (exact.isPresent() && exact.getAsDouble() >= profile.attainment()
                || low.getAsDouble() >= profile.attainment()) {
            return Standing.MET;
        }
        if (high.getAsDouble() < profile.attainment()) {
            return Standing.MISSED;
        }
        return exact.isPresent() ? Standing.FEW : Standing.UNKNOWN;
    }

    private Target together(Standing standing) {
        Optional<Quantity> exact = wording.quantity("slo.attainment");
        String share = exact.isPresent() ? wording.numbers().percent(exact.get().value(), 1) : between();
        return new Target(
                wording.say("report.targets.together"),
                wording.say("report.targets.at-least", Map.of("share", percent(profile.attainment()))),
                "",
                share,
                standing.mark,
                wording.say("report.targets.verdict." + standing.id));
    }

    /** What a printed block leaves open. */
    private String between() {
        OptionalDouble low = wording.value("slo.attainment.low");
        OptionalDouble high = wording.value("slo.attainment.high");
        if (low.isEmpty() || high.isEmpty() || low.getAsDouble() <= 0 && high.getAsDouble() >= 1) {
            return wording.numbers().missing();
        }
        return wording.say(
                "report.targets.between",
                Map.of("low", percent(low.getAsDouble()), "high", percent(high.getAsDouble())));
    }

    private String percent(double share) {
        boolean whole = Math.rint(share * 100) == share * 100;
        return wording.numbers().percent(share, whole ? 0 : 1);
    }
}
