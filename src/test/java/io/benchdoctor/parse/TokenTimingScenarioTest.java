package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.benchdoctor.model.RequestTimings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole logs of simulated runs, and real logs of every other kind. */
class TokenTimingScenarioTest {
    @Test
    void a_whole_log_is_read_without_losing_a_row() throws IOException {
        List<Path> files = Logs.below("scenarios").stream()
                .filter(file -> file.getFileName().toString().equals("tokens.csv"))
                .toList();
        assumeFalse(files.isEmpty(), "no simulated logs beside the project");

        for (Path file : files) {
            Parsed parsed = new TokenTimingFormat().parse(Logs.of(file));
            long rows = Files.readString(file).lines().count() - 1;
            RequestTimings timings =
                    (RequestTimings) parsed.runs().get(0).parts().get(0);
            long tokens = 0;
            for (int request = 0; request < timings.count(); request++) {
                tokens += timings.outputTokens(request).orElseThrow();
            }

            assertThat(new TokenTimingFormat().recognizes(Logs.head(file)))
                    .as("%s", file)
                    .isTrue();
            assertThat(parsed.notes()).as("%s", file).isEmpty();
            assertThat(parsed.lines()).isEqualTo((int) rows + 1);
            assertThat(tokens).as("%s", file).isEqualTo(rows);
        }
    }

    @Test
    void no_real_log_of_another_kind_is_taken_for_one() throws IOException {
        for (Path file : Logs.below("corpus")) {
            assertThat(new TokenTimingFormat().recognizes(Logs.head(file)))
                    .as("%s", file)
                    .isFalse();
        }
    }
}
