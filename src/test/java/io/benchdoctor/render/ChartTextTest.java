package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class ChartTextTest {
    @Test
    void marks_above_and_below_a_letter_take_no_width() {
        assertThat(ChartText.width("Xếp hàng", false)).isEqualTo(ChartText.width("Xep hang", false));
        assertThat(ChartText.width(Normalizer.normalize("đợi", Normalizer.Form.NFD), false))
                .isEqualTo(ChartText.width("đợi", false));
    }

    @Test
    void bold_is_wider_and_nothing_has_no_width() {
        assertThat(ChartText.width("chờ", true)).isGreaterThan(ChartText.width("chờ", false));
        assertThat(ChartText.width("", false)).isZero();
    }

    @Test
    void lines_break_at_spaces_and_never_at_a_no_break_space() {
        assertThat(ChartText.wrap("46\u00A0giây – 1\u00A0phút", 72, false))
                .containsExactly("46\u00A0giây –", "1\u00A0phút");
    }

    @Test
    void a_word_wider_than_the_line_keeps_its_line() {
        assertThat(ChartText.wrap("a wwwwwwwwwwwwwwww b", 20, false)).containsExactly("a", "wwwwwwwwwwwwwwww", "b");
    }

    @Test
    void nothing_is_no_line() {
        assertThat(ChartText.wrap("", 60, false)).isEmpty();
        assertThat(ChartText.wrap("  ", 60, false)).isEmpty();
    }
}
