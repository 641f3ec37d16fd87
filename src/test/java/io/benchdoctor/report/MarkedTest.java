package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTest {
    @Test
    void each_figure_is_shown_in_its_own_way_and_the_rest_stays_as_it_is() {
        String text =
                "P99 " + Marked.figure("ttft.p99", "7.3 s") + ", median " + Marked.figure("ttft.median", "2 s") + ".";

        assertThat(shown(text)).isEqualTo("P99 [ttft.p99 7.3 s], median [ttft.median 2 s].");
        assertThat(shown("no figure")).isEqualTo("no figure");
    }

    @Test
    void of_a_figure_within_another_the_inner_one_is_shown() {
        String inner = Marked.figure("inner", "1");
        String text = Marked.figure("outer", "a " + inner + " b");

        assertThat(shown(text)).isEqualTo(text.replace(inner, "[inner 1]"));
    }

    @Test
    void a_mark_that_belongs_to_no_figure_stays() {
        assertThat(shown("\uFDD0one")).isEqualTo("\uFDD0one");
        assertThat(shown("\uFDD0one\uFDD1two")).isEqualTo("\uFDD0one\uFDD1two");
        assertThat(shown("one\uFDD2")).isEqualTo("one\uFDD2");
    }

    private static String shown(String text) {
        return Marked.shown(text, (fact, figure) -> "[" + fact + " " + figure + "]");
    }
}
