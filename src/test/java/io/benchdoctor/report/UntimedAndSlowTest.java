package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.i18n.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a page says of a server that no client timed, and of a run that is slow for a reason that no log tells. */
class UntimedAndSlowTest {
    private static final String SAMPLE =
            "INFO 05-04 02:0%d:18 [loggers.py:123] Engine 000: Avg prompt throughput: 900.0"
                    + " tokens/s, Avg generation throughput: 1300.0 tokens/s, Running: 49 reqs, Waiting: 465 reqs,"
                    + " GPU KV cache usage: 98.5%%, Prefix cache hit rate: 0.0%%\n";

    private static final String BLOCK = """
            ============ Serving Benchmark Result ============
            Successful requests:                     640
            Benchmark duration (s):                  93.97
            Request throughput (req/s):              6.81
            ---------------Time to First Token----------------
            Mean TTFT (ms):                          1924.07
            Median TTFT (ms):                        342.39
            P99 TTFT (ms):                           13652.77
            ==================================================
            """;

    @Test
    void a_server_that_no_client_timed_tells_what_ran_and_waited_and_of_no_failures() {
        StringBuilder log = new StringBuilder();
        for (int minute = 0; minute < 10; minute++) {
            log.append(String.format(Locale.ROOT, SAMPLE, minute));
        }
        ReportView view = view(log.toString());

        assertThat(view.scorecard())
                .extracting(ReportView.Score::metric)
                .contains("Running requests, mean", "Waiting requests, most", "KV cache usage, highest")
                .noneMatch(name -> name.startsWith("Failed"));
        assertThat(view.findings().get(0).id()).isEqualTo("admission-cap-kv-cache");
    }

    @Test
    void a_wait_beyond_patience_is_a_warning_whatever_was_proposed() {
        ReportView view = view(BLOCK);
        ReportView.Score longest = view.scorecard().stream()
                .filter(score -> score.statistic().equals("P99"))
                .findFirst()
                .orElseThrow();

        assertThat(view.findings().get(0).id()).isEqualTo("slow-without-cause");
        assertThat(longest.mark()).isEqualTo(Mark.WARNING);
        assertThat(longest.verdictNote()).contains("over 10");
    }

    private static ReportView view(String lines) {
        return Sample.written(lines, Messages.in("en")).view(0, "en");
    }
}
