package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.Run;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinedPartTest {
    @Test
    void figures_that_agree_have_the_marks_of_the_language_and_settings_stand_as_they_are() {
        List<Clue> clues = List.of(
                new Clue("ttft.mean", "1234.567 ms", "1234.57"),
                new Clue("requests.completed", "1000", "1000"),
                new Clue("engineVersion", "0.10", "0.10"));

        assertThat(said("vi", clues)).contains("1.234,567\u00A0ms và 1.234,57", ": 1.000;", "0.10");
        assertThat(said("en", clues)).contains("1,234.567\u00A0ms and 1,234.57", ": 1,000;", "0.10");
    }

    @Test
    void what_is_no_figure_is_left_alone() {
        List<Clue> clues = List.of(new Clue("ttft.mean", "1e5", "n/a"));

        assertThat(said("vi", clues)).contains("1e5 và n/a");
    }

    private static String said(String language, List<Clue> clues) {
        Joined joined = new Joined(Joined.By.FIGURES, "bench.log", clues);
        Run.Source source = new Run.Source("result.json", "vllm-serve-json", 1, 1, Optional.of(joined));
        return new JoinedPart(Wording.of(Messages.in(language))).say(source).orElseThrow();
    }
}
