package io.benchdoctor.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.ReportView;
import io.benchdoctor.saved.SavedReportException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A saved result says the same as the logs did, and one that is broken or made up says where. */
class SavedReportTest {

    private static final String BURST = "samples/burst-queue-ramp";

    /** A number, a text, a word, or a whole list or object: what can be put in the place of another. */
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,] )(-?[\\d.]+(E-?\\d+)?|\"[^\"\\\\]*\"|true|false|null)");

    @Test
    void what_was_saved_is_saved_again_to_the_last_byte() throws Exception {
        String saved = json(fromLogs("samples"));

        assertThat(json(again(saved, "vi"))).isEqualTo(saved);
    }

    @Test
    void targets_that_a_user_chose_are_saved_with_the_run() throws Exception {
        LogReader.Result read = LogReader.read(List.of("samples/token-timings"));
        var chosen = SloProfiles.standard().named("voice");
        List<Diagnosis> diagnoses = read.batch().runs().stream()
                .map(run -> RuleBook.standard().diagnose(run, FactSheet.of(run, Facts.ALL, chosen)))
                .toList();
        String saved = json(report(read.batch(), diagnoses, "vi"));

        assertThat(again(saved, "vi").diagnoses().get(0).facts().slo()).isEqualTo(chosen.get());
        assertThat(json(again(saved, "vi"))).isEqualTo(saved);
    }

    @Test
    void every_view_of_a_saved_run_says_what_that_of_the_logs_said_but_for_the_lines_of_the_logs() throws Exception {
        BatchReport logs = fromLogs("samples");
        BatchReport saved = again(json(logs), "vi");

        for (int run = 0; run < logs.diagnoses().size(); run++) {
            for (String language : List.of("en", "vi")) {
                assertThat(saved.view(run, language))
                        .usingRecursiveComparison()
                        .ignoringFields("basis")
                        .withEqualsForFields(SavedReportTest::saysTheSame, "allFindings", "tables")
                        .isEqualTo(logs.view(run, language));
                assertThat(saved.memo(run, language)).isEqualTo(logs.memo(run, language));
            }
        }
        assertThat(saved.index("vi")).usingRecursiveComparison().isEqualTo(logs.index("vi"));
    }

    /** Of what is put into words at the first question. */
    private static boolean saysTheSame(Object one, Object other) {
        assertThat(((Supplier<?>) one).get()).usingRecursiveComparison().isEqualTo(((Supplier<?>) other).get());
        return true;
    }

    @Test
    void a_saved_run_says_that_lines_and_single_requests_are_not_in_it() throws Exception {
        ReportView view = again(json(fromLogs(BURST)), "en").view(0, "en");

        assertThat(view.basis())
                .extracting(ReportView.Basis::text)
                .contains("Made from a saved result: no log lines, no single requests");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"bench-doctor/1\" | \"bench-doctor/2\"  | NEWER         | 2 | bench-doctor/2",
                "\"bench-doctor/1\" | \"other\"           | NOT_A_REPORT  | 2 | other",
                "\"bench-doctor/1\" | \"bench-doctor-history/1\" | HISTORY | 2 | bench-doctor-history/1",
                "\"bench-doctor/1\" | \"bench-doctor-compare/2\" | NEWER | 2 | bench-doctor-compare/2",
                "\"bench-doctor/1\" | 7                   | WRONG         | 2 | schema",
                "\"schema\"         | \"schemes\"         | NOT_A_REPORT  | 2 | ~~",
                "\"id\" : \"2fa7dbfae2fd\" | \"id\" : \"../../etc/cron.d/x\" | WRONG | 0 | id",
                "\"id\" : \"2fa7dbfae2fd\" | \"name\" : \"x\"      | LACKS         | 0 | id",
                "\"decode.concurrency\" | \"decode.unheardOf\"    | UNKNOWN       | 0 | decode.unheardOf",
                "\"rank\" : 1       | \"rank\" : 0        | WRONG         | 0 | rank",
                "\"rank\" : 1,      | \"rank\" : 1,,      | NOT_JSON      | 0 | ~~",
                "\"critical\"       | \"terrible\"        | UNKNOWN       | 0 | terrible",
                "\"confidence\" : 0 | \"confidence\" : 9  | WRONG         | 0 | confidence",
            })
    void a_report_that_cannot_be_says_where_and_why(String part, String other, Problem problem, int line, String detail)
            throws Exception {
        String saved = json(fromLogs(BURST));
        assertThat(saved).contains(part);
        String broken = saved.replaceFirst(Pattern.quote(part), java.util.regex.Matcher.quoteReplacement(other));

        assertThatThrownBy(() -> again(broken, "en")).isInstanceOfSatisfying(SavedReportException.class, mistake -> {
            assertThat(mistake.problem()).isEqualTo(problem);
            assertThat(mistake.detail()).isEqualTo(detail);
            assertThat(mistake.line()).isGreaterThan(1);
            if (line > 0) {
                assertThat(mistake.line()).isEqualTo(line);
            }
        });
    }

    @Test
    void a_report_that_breaks_off_anywhere_is_refused() throws Exception {
        String saved = json(fromLogs(BURST));

        for (int end = 0; end < saved.length() - 2; end += 997) {
            String cut = saved.substring(0, end);
            assertThatThrownBy(() -> again(cut, "en")).isInstanceOf(SavedReportException.class);
        }
    }

    @Test
    void what_is_nested_without_end_is_refused() {
        String deep = "{\"schema\":\"bench-doctor/1\",\"inputs\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> again(deep, "en"))
                .isInstanceOfSatisfying(SavedReportException.class, mistake -> assertThat(mistake.problem())
                        .isEqualTo(Problem.TOO_LARGE));
    }

    @Test
    void a_made_up_report_is_refused_or_shown_and_never_a_bug() throws Exception {
        SplittableRandom random = new SplittableRandom(20);
        int shown = 0;
        for (String sample : List.of(BURST, "samples/token-timings", "samples/prefill-decode-interference")) {
            String saved = json(fromLogs(sample));
            List<MatchResult> values = VALUE.matcher(saved).results().toList();
            for (int n = 0; n < 20; n++) {
                String madeUp = madeUp(saved, values, random);
                try {
                    BatchReport report = again(madeUp, "en");
                    for (var renderer : Renderers.ALL) {
                        renderer.render(report, name -> new ByteArrayOutputStream());
                    }
                    shown++;
                } catch (SavedReportException refused) {
                    assertThat(refused.line()).isPositive();
                }
            }
        }

        assertThat(shown).isPositive();
    }

    /** One to three values are those of another place. */
    private static String madeUp(String saved, List<MatchResult> values, SplittableRandom random) {
        String madeUp = saved;
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            List<MatchResult> places = VALUE.matcher(madeUp).results().toList();
            MatchResult place = places.get(random.nextInt(places.size()));
            List<String> odd =
                    List.of("0", "-1", "1e300", "\"NaN\"", "1e-300", "2147483647", "\"\"", "\"\\u0000`<b>\"");
            String other = random.nextInt(2) == 0
                    ? odd.get(random.nextInt(odd.size()))
                    : values.get(random.nextInt(values.size())).group();
            madeUp = madeUp.substring(0, place.start()) + other + madeUp.substring(place.end());
        }
        return madeUp;
    }

    private static BatchReport fromLogs(String path) {
        LogReader.Result read = LogReader.read(List.of(path));
        List<Diagnosis> diagnoses = read.batch().runs().stream()
                .map(run -> RuleBook.standard().diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        return report(read.batch(), diagnoses, "vi");
    }

    private static BatchReport again(String json, String language) throws IOException, SavedReportException {
        SavedReport saved = SavedReport.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return report(saved.batch(), saved.diagnoses(), language);
    }

    private static BatchReport report(Batch batch, List<Diagnosis> diagnoses, String language) {
        return new BatchReport(batch, diagnoses, List.of(Messages.in(language)), Excerpts.NONE, "1.0");
    }

    private static String json(BatchReport report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Renderers.ALL.stream()
                .filter(renderer -> renderer.format().equals("json"))
                .findFirst()
                .orElseThrow()
                .render(report, name -> bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
