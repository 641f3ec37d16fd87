package io.benchdoctor.report;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.facts.Kept;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView.Targets;
import io.benchdoctor.report.ChartView.Targets.Bar;
import io.benchdoctor.report.TargetsPart.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Chart 8: which promise is kept, request by request; a printed block only bounds the shares and is not drawn. */
final class TargetsChart {
    /** What is more, and not all, would be rounded to all. */
    private static final double NEARLY_ALL = 0.999;

    private static final String TOGETHER = "slo.attainment";

    private final Page page;
    private final Wording wording;
    private final SloProfile profile;

    TargetsChart(Page page) {
        this.page = page;
        this.wording = page.wording();
        this.profile = wording.facts().slo();
    }

    /**
     * @param standing of a limit, as the table beside the chart has it
     * @param together how all limits together stand
     */
    Optional<ChartView> chart(Function<Limit, Standing> standing, Standing together) {
        OptionalDouble all = wording.value(TOGETHER);
        int sent = sent();
        if (all.isEmpty() || sent == 0) {
            return Optional.empty();
        }
        List<Bar> bars = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            profile.hardest(measure).ifPresent(limit -> wording.value(limit.attainment())
                    .ifPresent(share -> bars.add(bar(limit, share, sent, standing.apply(limit)))));
        }
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        double share = all.getAsDouble();
        bars.add(bar(wording.say("chart.slo.together"), share, profile.attainment(), sent, together, true));
        Map<String, ?> arguments =
                Map.of("share", percent(share), "target", percent(profile.attainment()), "requests", count(sent));
        return Optional.of(new ChartView(
                "targets",
                wording.say("chart.slo.title." + (share == 1 ? "all" : together.id()), arguments),
                wording.say("chart.slo.subtitle", arguments),
                ChartsPart.source(page, List.of(TOGETHER), wording.say("chart.slo.remark")),
                wording.say("chart.slo.alt", arguments),
                new Targets(bars, target(profile.attainment()))));
    }

    private Bar bar(Limit limit, double share, int sent, Standing standing) {
        String name = wording.say(
                "chart.slo." + limit.measure().id(),
                Map.of("limit", wording.numbers().limit(new Quantity(limit.millis(), Unit.MILLISECONDS))));
        return bar(name, share, limit.percentile() / 100, sent, standing, false);
    }

    /** A share that is asked for and is not that of all together is told beside its bar. */
    private Bar bar(String name, double share, double target, int sent, Standing standing, boolean together) {
        String label = wording.say(
                "chart.slo.value",
                Map.of(
                        "share", percent(share),
                        "kept", count(Math.round(share * sent)),
                        "sent", count(sent),
                        "verdict", wording.say("report.targets.verdict." + standing.id())));
        String asked = target == profile.attainment() ? label : label + " (" + target(target) + ")";
        return new Bar(name, share, target, asked, role(standing), together);
    }

    private static String role(Standing standing) {
        return switch (standing) {
            case MET -> "met";
            case MISSED -> "missed";
            case FEW, UNKNOWN -> "undecided";
        };
    }

    private int sent() {
        return Kept.requests(wording.facts()).orElse(0);
    }

    private String target(double share) {
        return wording.say("chart.slo.target", Map.of("share", percent(share)));
    }

    /** Never a whole hundred of what is not all. */
    private String percent(double share) {
        boolean whole = Math.rint(share * 100) == share * 100;
        double shown = share < 1 ? Math.min(share, NEARLY_ALL) : share;
        return wording.numbers().percent(shown, whole ? 0 : 1);
    }

    private String count(double number) {
        return wording.numbers().number(number, 0);
    }
}
