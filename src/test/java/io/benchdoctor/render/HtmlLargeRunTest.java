package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.ReportView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The page does not grow with the run. */
class HtmlLargeRunTest {
    private static final int REQUESTS = 1_000_000;

    @Test
    void a_million_requests_fit_into_two_megabytes_and_are_drawn() {
        byte[] page = HtmlReportPageTest.PAGE.of(views(), "");

        assertThat(page.length).isLessThan(2_000_000);
        assertThat(Jsoup.parse(new String(page, StandardCharsets.UTF_8)).select(".page[lang=vi] figure"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    private static List<ReportView> views() {
        Input input = new Input("tokens.csv", "token-timings", 1L << 30, "0", REQUESTS, Input.Status.PARSED, List.of());
        Run.Source source = new Run.Source("tokens.csv", "token-timings", 1, REQUESTS, Optional.empty());
        Run run = new Run("run", "run", List.of(source), Map.of(), List.of(timings()));
        var diagnosis = RuleBook.standard().diagnose(run, FactSheet.of(run, Facts.ALL));
        List<Messages> words = List.of(Messages.in("vi"), Messages.in("en"));
        var report = new BatchReport(
                new Batch(List.of(input), List.of(run)), List.of(diagnosis), words, Excerpts.NONE, "1.0");
        return report.languages().stream().map(tag -> report.view(0, tag)).toList();
    }

    /** All sent at once, so that the queue is drawn request by request; pauses of every length. */
    private static RequestTimings timings() {
        var random = new SplittableRandom(1);
        var timings = new RequestTimings.Builder(new SourceRef("tokens.csv", 1), "token-timings");
        for (int request = 0; request < REQUESTS; request++) {
            double wait = 0.05 + request * 0.0004;
            double[] gaps = random.doubles(4, 0.005, 0.02).toArray();
            gaps[0] *= random.nextInt(50) == 0 ? 40 : 1;
            timings.request(0, wait, wait + gaps[0] + gaps[1] + gaps[2] + gaps[3], 200, 5, false);
            for (double gap : gaps) {
                timings.gap(gap);
            }
        }
        return timings.build();
    }
}
