package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.RunPart.Drafts;
import io.benchdoctor.model.SourceRef;
import org.junit.jupiter.api.Test;

class DraftTallyTest {
    private final DraftTally tally = new DraftTally("server.log");

    @Test
    void intervals_are_added_up() {
        read(7, "SpecDecoding metrics: Draft acceptance rate: 25.0%, Accepted: 100 tokens, Drafted: 400 tokens");
        read(
                9,
                "SpecDecoding metrics: Mean acceptance length: 1.50, Accepted throughput: 5.00 tokens/s, Drafted "
                        + "throughput: 10.00 tokens/s, Accepted: 50 tokens, Drafted: 100 tokens, Per-position acceptance rate: 0.500");

        assertThat(tally.drafts()).contains(new Drafts(new SourceRef("server.log", 7), 500, 150));
    }

    @Test
    void of_a_count_since_the_start_the_last_one_stands() {
        for (int n = 1; n <= 3; n++) {
            read(
                    n,
                    "Speculative metrics: Draft acceptance rate: 0.300, System efficiency: 0.200, Number of speculative "
                            + "tokens: 4, Number of accepted tokens: " + 30 * n + ", Number of draft tokens: " + 100 * n
                            + ", Number of emitted tokens: " + 60 * n + ".");
        }

        assertThat(tally.drafts()).contains(new Drafts(new SourceRef("server.log", 1), 300, 90));
    }

    @Test
    void a_line_that_is_cut_and_other_lines_tell_nothing() {
        tally.read(
                "SpecDecoding metrics: Draft acceptance rate: 25.0%, Accepted: 100 tokens, Drafted: 40 tokens",
                new TextLine(3, "", false));
        read(4, "Avg prompt throughput: 1.0 tokens/s");

        assertThat(tally.drafts()).isEmpty();
    }

    private void read(int number, String message) {
        tally.read(message, new TextLine(number, message, true));
    }
}
