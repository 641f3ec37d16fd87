package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.report.ReportView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "a < b & c, a &lt; b &amp; c",
        "use `--x <y>` now, use <code translate=\"no\">--x &lt;y&gt;</code> now",
        "one ` tick, one ` tick",
        "\u2068Not translated\u2069, <span lang=\"en\">Not translated</span>",
        "前\u2068use `--x`\u2069後, 前<span lang=\"en\">use <code translate=\"no\">--x</code></span>後",
        "\u2068open only, \u2068open only",
    })
    void a_text_becomes_markup(String text, String markup) {
        assertThat(HtmlText.markup(text)).isEqualTo(markup);
    }

    @ParameterizedTest
    @CsvSource({"vi, false", "en, false", "ja, true"})
    void a_language_that_is_not_complete_says_so_first_and_marks_what_it_borrows(String tag, boolean said) {
        ReportView view =
                SampleReport.in(List.of(tag), "samples/burst-queue-ramp").view(0, tag);
        String page = new String(HtmlReportPageTest.PAGE.of(List.of(view), ""), StandardCharsets.UTF_8);
        String remark = Messages.in(tag).text("report.foot.fallbacks");

        assertThat(view.basis().stream().anyMatch(basis -> basis.text().equals(remark)))
                .isEqualTo(said);
        assertThat(page.contains("<span lang=en>")).isEqualTo(said);
    }
}
