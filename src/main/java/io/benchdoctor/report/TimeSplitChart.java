package io.benchdoctor.report;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView.TimeSplit;
import io.benchdoctor.report.ChartView.TimeSplit.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chart 1: is it waiting, reading or writing? */
final class TimeSplitChart {
    /** A part smaller than this is drawn again below, enlarged. */
    private static final double LENS_BELOW = 0.03;

    private static final double ALMOST_ALL = 0.9;
    private static final double MOST = 0.5;

    private final Page page;
    private final Wording wording;

    TimeSplitChart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Optional<ChartView> chart() {
        Optional<Quantity> ttft = wording.quantity("ttft.mean");
        Optional<Quantity> writing = writing();
        if (ttft.isEmpty() || writing.isEmpty()) {
            return Optional.empty();
        }
        double total = ttft.get().value() + writing.get().value();
        List<Part> parts = parts(ttft.get(), writing.get(), total);
        if (total <= 0) {
            return Optional.empty();
        }
        Part largest =
                parts.stream().max(Comparator.comparingDouble(Part::millis)).orElseThrow();
        return Optional.of(new ChartView(
                "time-split",
                title(largest, largest.millis() / total),
                wording.say(parts.size() == 3 ? "chart.time-split.subtitle.three" : "chart.time-split.subtitle.two"),
                source(parts),
                alt(ttft.get(), writing.get(), total),
                new TimeSplit(
                        wording.say("chart.time-split.total", Map.of("total", lay(total))),
                        parts,
                        lens(parts, total))));
    }

    private Optional<Quantity> writing() {
        var whole = wording.value("e2el.mean");
        var wait = wording.value("ttft.mean");
        return whole.isPresent() && wait.isPresent()
                ? Optional.of(new Quantity(whole.getAsDouble() - wait.getAsDouble(), Unit.MILLISECONDS))
                : wording.quantity("answer.time");
    }

    /** Waiting and reading are told apart only where a line formed; elsewhere the wait is no queue that one could shorten. */
    private List<Part> parts(Quantity ttft, Quantity writing, double total) {
        List<Part> parts = new ArrayList<>();
        Optional<Quantity> queue = wording.quantity("ttft.queueTime");
        Optional<Quantity> reading = wording.quantity("prefill.time").or(() -> wording.quantity("prefill.elapsed"));
        boolean separable = page.hasQueue()
                && page.isReadingTold()
                && queue.isPresent()
                && reading.isPresent()
                && queue.get().value() >= 0
                && reading.get().value() <= ttft.value();
        if (separable) {
            parts.add(part("wait", ttft.value() - reading.get().value(), total, false));
            parts.add(part("read", reading.get().value(), total, true));
        } else {
            parts.add(part("wait-and-read", ttft.value(), total, false));
        }
        boolean measured = wording.value("e2el.mean").isPresent();
        parts.add(part("write", writing.value(), total, !measured && wording.isEstimate("answer.time")));
        return parts;
    }

    private Part part(String role, double millis, double total, boolean estimated) {
        double share = millis / total;
        Map<String, String> arguments =
                Map.of("time", lay(millis), "share", wording.numbers().layArgument(new Quantity(share, Unit.SHARE)));
        String form = share < LENS_BELOW ? estimated ? ".small.about" : ".small" : "";
        return new Part(wording.say("chart.time-split." + role + form, arguments), millis, role, estimated);
    }

    private String title(Part largest, double share) {
        String degree = share >= ALMOST_ALL ? "almost" : share >= MOST ? "most" : "mixed";
        return wording.say("chart.time-split.title." + degree + "." + largest.role());
    }

    /** Said of the small parts at the end; empty when no part is small. */
    private String lens(List<Part> parts, double total) {
        double tail = 0;
        for (int i = parts.size() - 1; i >= 0 && parts.get(i).millis() < LENS_BELOW * total; i--) {
            tail += parts.get(i).millis();
        }
        return tail > 0 ? wording.say("chart.time-split.lens", Map.of("time", lay(tail))) : "";
    }

    private String source(List<Part> parts) {
        List<String> facts = wording.value("e2el.mean").isPresent()
                ? List.of("ttft.mean", "e2el.mean")
                : List.of("ttft.mean", "tpot.mean", "tokens.output");
        if (parts.size() == 2) {
            return ChartsPart.source(page, facts, wording.say("chart.time-split.inseparable"));
        }
        return ChartsPart.source(page, facts, wording.say("chart.hatched"));
    }

    private String alt(Quantity ttft, Quantity writing, double total) {
        return wording.say(
                "chart.time-split.alt",
                Map.of("total", lay(total), "wait", lay(ttft.value()), "write", lay(writing.value())));
    }

    private String lay(double millis) {
        return wording.numbers().layArgument(new Quantity(millis, Unit.MILLISECONDS));
    }
}
