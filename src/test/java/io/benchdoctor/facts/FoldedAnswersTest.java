package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Unit;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldedAnswersTest {
    @Test
    void what_is_settled_is_answered_as_before() throws IOException {
        List<Run> runs =
                LogReader.read(List.of(Path.of("samples").toString())).batch().runs();
        assertThat(runs).hasSizeGreaterThan(10);
        for (Run run : runs) {
            FactSheet sheet = FactSheet.of(run, Facts.ALL);
            Map<String, FactValue> before = new HashMap<>();
            sheet.ids().forEach(id -> before.put(id, sheet.get(id)));
            sheet.reportedMetrics()
                    .forEach(metric -> before.put(FactSheet.REPORTED + metric, sheet.get(FactSheet.REPORTED + metric)));

            Map<String, FactValue> known = sheet.known();

            before.forEach((id, answer) -> {
                assertThat(sheet.get(id)).as(run.id() + " " + id).isEqualTo(answer);
                assertThat(known.get(id)).isEqualTo(answer.isKnown() ? answer : null);
            });
            Map<String, FactValue> all = sheet.answered();
            assertThat(all.keySet()).containsAll(before.keySet());
            all.forEach((id, answer) -> assertThat(answer).isEqualTo(sheet.get(id)));
        }
    }

    @Test
    void runs_whose_answers_came_about_alike_have_one_form() {
        Forms forms = new Forms();
        FactValue.Unknown open = FactValue.Unknown.because(Why.NO_SAMPLES);

        Form form = forms.of(stretch(number(1, "duration"), open));

        assertThat(forms.of(stretch(number(2, "duration"), open))).isSameAs(form);
        assertThat(forms.of(stretch(number(1, "load.rate"), open))).isNotSameAs(form);
        assertThat(forms.of(stretch(number(1, "duration"), FactValue.Unknown.because(Why.NO_SERVER_LOG))))
                .isNotSameAs(form);
        assertThat(forms.of(stretch(open, number(1, "duration")))).isNotSameAs(form);
        assertThat(forms.of(stretch(number(3, "duration"), open))).isSameAs(form);
    }

    @Test
    void a_saved_answer_that_no_log_prints_is_kept_as_it_is() {
        FactSheet sheet = Runs.seed();
        FactValue read = sheet.get(FactSheet.REPORTED + "ttft.mean");
        Map<String, FactValue> answers = Map.of("reported.ttft.stranger", read, "duration", read);

        FactSheet saved =
                FactSheet.saved(sheet.run().orElseThrow(), Facts.ALL, Optional.empty(), answers, Kept.NOTHING);

        assertThat(saved.get("reported.ttft.stranger")).isEqualTo(read);
        assertThat(saved.get("duration")).isEqualTo(read);
    }

    private static FactValue number(double value, String from) {
        return new FactValue.Computed(new Quantity(value, Unit.SECONDS), Quality.EXACT, List.of(from), List.of());
    }

    private static Form.Stretch stretch(FactValue... answers) {
        int[] places = new int[answers.length];
        Arrays.fill(places, Form.NOWHERE);
        return new Form.Stretch(answers, places, new String[answers.length], 0, answers.length);
    }
}
