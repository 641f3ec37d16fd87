package io.benchdoctor.report;

import io.benchdoctor.report.ChartView.Slots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chart 5: how few are served of those inside. */
final class SlotsChart {
    private static final int ONE_SQUARE_EACH_BELOW = 2000;
    private static final int PER_SQUARE = 10;

    private final Page page;
    private final Wording wording;

    SlotsChart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Optional<ChartView> chart() {
        OptionalDouble served = wording.value("cap.estimate");
        OptionalDouble waiting = wording.value("wait.concurrency");
        if (served.isEmpty() || waiting.isEmpty() || waiting.getAsDouble() < 2 * served.getAsDouble()) {
            return Optional.empty();
        }
        int in = (int) Math.max(1, Math.round(served.getAsDouble()));
        int out = (int) Math.round(waiting.getAsDouble());
        boolean few = in + out <= ONE_SQUARE_EACH_BELOW;
        int perSquare = few ? 1 : Math.max(PER_SQUARE, tenfold(in + out));
        Map<String, ?> arguments = Map.of("perSquare", (long) perSquare);
        return wording.lay("chart.slots.title")
                .map(title -> new ChartView(
                        "slots",
                        title,
                        wording.say("chart.slots.subtitle"),
                        ChartsPart.source(
                                page,
                                List.of("wait.concurrency", "cap.estimate"),
                                wording.say(
                                        few ? "chart.slots.remark" : "chart.slots.remark.many",
                                        few ? Map.of() : arguments)),
                        wording.lay("chart.slots.alt").orElse(title),
                        new Slots(
                                in,
                                out,
                                perSquare,
                                wording.lay("chart.slots.served").orElse(""),
                                wording.lay("chart.slots.waiting").orElse(""))));
    }

    /** 10, 100 … so that no more squares than that are drawn. */
    private static int tenfold(int requests) {
        int per = PER_SQUARE;
        while (requests / per > ONE_SQUARE_EACH_BELOW) {
            per *= PER_SQUARE;
        }
        return per;
    }
}
