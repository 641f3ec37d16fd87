package io.benchdoctor.report;

import io.benchdoctor.facts.Reading;
import io.benchdoctor.report.ChartView.TenSeconds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chart 3: does the text keep ahead of the eye? */
final class TenSecondsChart {
    /** With more tokens per chunk than this, text arrives in bursts and the mean pace shows nothing. */
    private static final double ONE_BY_ONE = 1.3;

    private static final double SECONDS = 10;

    private final Page page;
    private final Wording wording;

    TenSecondsChart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Optional<ChartView> chart() {
        OptionalDouble pace = wording.value("user.rate");
        OptionalDouble answer = wording.value("answer.time");
        OptionalDouble tokens = wording.value("output.mean");
        boolean even = wording.value("chunk.tokens").orElse(1) <= ONE_BY_ONE;
        if (pace.isEmpty() || answer.isEmpty() || tokens.isEmpty() || !even) {
            return Optional.empty();
        }
        double seconds = answer.getAsDouble() / 1000;
        boolean ahead = pace.getAsDouble() >= Reading.TOKENS_PER_SECOND;
        Map<String, String> reading =
                Map.of("tokens", wording.numbers().number(Reading.TOKENS_PER_SECOND * SECONDS, 0));
        return Optional.of(new ChartView(
                "ten-seconds",
                wording.say(ahead ? "chart.ten-seconds.title.ahead" : "chart.ten-seconds.title.behind"),
                wording.say("chart.ten-seconds.subtitle"),
                ChartsPart.source(
                        page,
                        List.of("tpot.mean", "tokens.output"),
                        wording.say(
                                "chart.ten-seconds.remark",
                                Map.of("rate", wording.numbers().number(Reading.TOKENS_PER_SECOND, 1)))),
                wording.lay("chart.ten-seconds.alt", reading).orElse(""),
                new TenSeconds(
                        wording.say("chart.ten-seconds.written"),
                        wording.say("chart.ten-seconds.read"),
                        wording.lay("chart.ten-seconds.x").orElseGet(() -> wording.say("chart.ten-seconds.x.plain")),
                        seconds,
                        tokens.getAsDouble(),
                        Reading.TOKENS_PER_SECOND,
                        wording.lay(seconds <= SECONDS ? "chart.ten-seconds.complete" : "chart.ten-seconds.running")
                                .orElse(""),
                        wording.say("chart.ten-seconds.eye", reading))));
    }
}
