package io.benchdoctor.report;

import io.benchdoctor.facts.ServerSeries;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView.Server;
import io.benchdoctor.report.ChartView.Server.Panel;
import io.benchdoctor.report.ChartView.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Chart 7: what filled up first on the server. */
final class ServerChart {
    private static final int FEWEST_SAMPLES = 3;

    /** As many samples are drawn one by one. */
    private static final int ONE_BY_ONE = 600;

    /** Seconds between two marks of the axis. */
    private static final int[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 604_800
    };

    private static final int MOST_STEPS = 4;

    private static final List<String> FULL = List.of("admission-cap-kv-cache", "kv-near-full-oscillation");
    private static final String PREEMPTED = "preemption-recompute";

    private final Page page;
    private final Wording wording;

    ServerChart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Optional<ChartView> chart() {
        return page.server()
                .get()
                .filter(series -> series.seconds().length >= FEWEST_SAMPLES && length(series) > 0)
                .flatMap(this::chart);
    }

    private Optional<ChartView> chart(ServerSeries series) {
        OptionalDouble running = most(series.running());
        OptionalDouble waiting = most(series.waiting());
        if (running.isEmpty() || waiting.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble memory = most(series.kvCacheUsageRatio());
        List<Panel> panels = new ArrayList<>();
        panels.add(panel("running", series.running(), running.getAsDouble(), count(running.getAsDouble())));
        panels.add(panel("waiting", series.waiting(), waiting.getAsDouble(), count(waiting.getAsDouble())));
        memory.ifPresent(most -> panels.add(panel("kv", series.kvCacheUsageRatio(), 1, percent(most))));
        String suffix = memory.isPresent() ? "" : ".two";
        Map<String, ?> arguments = Map.of(
                "running", count(running.getAsDouble()),
                "waiting", count(waiting.getAsDouble()),
                "kv", percent(memory.orElse(0)));
        return Optional.of(new ChartView(
                "server",
                wording.say(title(waiting.getAsDouble() > 0), arguments),
                wording.say("chart.server.subtitle" + suffix),
                source(series),
                wording.say("chart.server.alt" + suffix, arguments),
                new Server(series.seconds(), panels, ticks(length(series)), marks(series))));
    }

    /** That the memory fills up is said only where a rule says so. */
    private String title(boolean waits) {
        if (page.found(PREEMPTED)) {
            return "chart.server.title.preempted";
        }
        if (FULL.stream().anyMatch(page::found)) {
            return "chart.server.title.full";
        }
        return waits ? "chart.server.title.waiting" : "chart.server.title.idle";
    }

    private Panel panel(String role, double[] values, double most, String peak) {
        return new Panel(
                wording.say("chart.server." + role),
                values,
                most,
                wording.say("chart.server.peak", Map.of("value", peak)),
                peak,
                role);
    }

    private String source(ServerSeries series) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                wording.say("chart.server.source", Map.of("time", wording.wholeSeconds(Math.max(1, series.step())))));
        if (series.moments() > ONE_BY_ONE) {
            sentences.add(wording.say("chart.server.remark.columns"));
        }
        if (marks(series).length > 0) {
            sentences.add(wording.say("chart.server.remark.preempted"));
        }
        return String.join(" ", sentences);
    }

    private static double[] marks(ServerSeries series) {
        return IntStream.range(0, series.seconds().length)
                .filter(k -> series.preemptions()[k] > 0)
                .mapToDouble(k -> series.seconds()[k])
                .toArray();
    }

    private static double length(ServerSeries series) {
        return series.seconds()[series.seconds().length - 1];
    }

    private List<Tick> ticks(double seconds) {
        int step = Arrays.stream(STEPS)
                .filter(s -> seconds / s <= MOST_STEPS)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
        List<Tick> ticks = new ArrayList<>();
        for (double at = 0; at <= seconds && ticks.size() <= MOST_STEPS; at += step) {
            ticks.add(new Tick(at, at == 0 ? wording.numbers().number(0, 0) : wording.wholeSeconds(at)));
        }
        return ticks;
    }

    private static OptionalDouble most(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max();
    }

    private String count(double value) {
        return wording.numbers().layArgument(new Quantity(value, Unit.REQUESTS));
    }

    private String percent(double share) {
        return wording.numbers().percent(share, 1);
    }
}
