package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.i18n.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of the first run, against the report that a person wrote of it. */
class RunViewTest {
    private final ReportView vi = view("vi");
    private final ReportView en = view("en");

    @Test
    void the_first_screen_says_how_bad_it_is_and_what_to_do() {
        assertThat(vi.verdict().mark()).isEqualTo(Mark.CRITICAL);
        assertThat(vi.verdict().severity()).isEqualTo("Nghiêm trọng");
        assertThat(vi.verdict().certainty()).isEqualTo("Rất có khả năng");
        assertThat(vi.verdict().meaning()).isEqualTo("Chưa nên đưa vào sử dụng dựa trên kết quả này.");
        assertThat(vi.firstStep().orElseThrow().text())
                .isEqualTo(
                        "Nới giới hạn hiện tại (khoảng 5 yêu cầu cùng lúc), rồi đo lại với nhịp gửi giống người dùng thật.");
        assertThat(vi.basis().stream().map(ReportView.Basis::text))
                .containsExactly(
                        "Các con số khớp nhau trong phạm vi làm tròn",
                        "Đọc được 1/1 tệp",
                        "Log không ghi mô hình và phần cứng");
        assertThat(vi.figures().stream().map(ReportView.KeyFigure::value))
                .containsExactly(
                        "2·phút 7·giây".replace('·', '\u00A0'),
                        "Khoảng 5 yêu cầu",
                        "106·token mỗi giây".replace('·', '\u00A0'));
    }

    @Test
    void the_minute_tells_the_story_without_a_technical_word() {
        assertThat(texts(vi.minute()))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("1.000 yêu cầu được gửi gần như cùng lúc, nhưng máy chủ mỗi lúc chỉ xử lý khoảng 5")
                        .contains("2·phút 7·giây", "4·phút 11·giây"))
                .anySatisfy(text -> assertThat(text).contains("khoảng 106·token mỗi giây", "1,2·giây (ước tính)"))
                .anySatisfy(
                        text -> assertThat(text).contains("1.000 khách", "5 quầy", "1,3·giây một khách", "hơn 4·phút"))
                .anySatisfy(text -> assertThat(text).contains("ít hơn khoảng 4·yêu cầu mỗi giây"));
        assertThat(texts(en.minute())).anySatisfy(text -> assertThat(text)
                .isEqualTo("1,000 requests were sent almost at once, but the server worked on only about 5 at a time. "
                        + "The rest waited in line: 2·min 7·s on average before the first word appeared. "
                        + "The slowest 1 in 100 waited longer than 4·min 11·s."));
        assertThat(vi.minute()).hasSizeBetween(4, 6);
    }

    @Test
    void the_scorecard_keeps_the_figures_as_logged_and_says_them_plainly() {
        assertThat(vi.scorecard().stream().map(score -> score.result().text().replace('\u00A0', '·')))
                .containsExactly(
                        "127.405,90·ms",
                        "250.975,72·ms",
                        "3,92·yêu cầu/giây",
                        "500,70·token/giây",
                        "4.518,34·token/giây",
                        "9,43·ms",
                        "36,52·ms",
                        "–");
        assertThat(vi.scorecard().stream().map(ReportView.Score::mark))
                .containsExactly(
                        Mark.CRITICAL,
                        Mark.CRITICAL,
                        Mark.WARNING,
                        Mark.INFO,
                        Mark.INFO,
                        Mark.GOOD,
                        Mark.GOOD,
                        Mark.UNDECIDED);
    }

    @Test
    void a_check_prints_operands_that_give_the_printed_result() {
        assertThat(vi.findings().get(0).fold().checks().stream().map(ReportView.Check::found))
                .contains("127,41 / 254,88 = 0,50", "250,98 / 126,47 = 1,98");
    }

    @Test
    void a_doubtful_owner_of_a_limit_stands_within_the_finding_about_it() {
        assertThat(vi.findings().stream().map(ReportView.FindingView::id)).doesNotContain("admission-cap-max-num-seqs");
        assertThat(vi.findings().get(1).fold().candidates().stream().map(ReportView.Candidate::share))
                .containsExactly("52%", "28%", "20%");
        assertThat(vi.findingTexts()).containsKey("admission-cap-max-num-seqs");
    }

    @Test
    void an_excerpt_shows_the_lines_that_a_finding_stands_on() {
        ReportView.Excerpt excerpt = vi.findings().get(0).fold().excerpt().orElseThrow();

        assertThat(excerpt.lines()).hasSizeLessThanOrEqualTo(12);
        assertThat(excerpt.lines().stream()
                        .filter(ReportView.Excerpt.Line::used)
                        .map(ReportView.Excerpt.Line::text))
                .anyMatch(text -> text.startsWith("Mean TTFT (ms):"))
                .anyMatch(text -> text.startsWith("P99 TTFT (ms):"));
    }

    @Test
    void the_charts_show_what_was_measured_and_say_what_is_estimated() {
        ChartView split = vi.firstChart().orElseThrow();
        assertThat(split.title()).isEqualTo("Gần như toàn bộ thời gian của một yêu cầu là xếp hàng.");
        assertThat(((ChartView.TimeSplit) split.drawing())
                        .parts().stream().map(part -> part.label().replace('\u00A0', '·')))
                .containsExactly(
                        "Xếp hàng: 2·phút 7·giây (99%)", "Đọc câu hỏi: khoảng 0,03·giây", "Viết: khoảng 1,2·giây");
        assertThat(vi.minuteCharts().stream().map(ChartView::id)).containsExactly("queue", "slots");
        assertThat(vi.minuteCharts().get(1).title())
                .isEqualTo("Khoảng 5 yêu cầu được xử lý, khoảng 500 yêu cầu đang xếp hàng.");
    }

    @Test
    void both_languages_say_the_same_things() {
        assertThat(shape(en)).isEqualTo(shape(vi));
    }

    private static List<Object> shape(ReportView view) {
        return List.of(
                view.verdict().mark(),
                view.figures().size(),
                view.minute().size(),
                view.minuteCharts().size(),
                view.scorecard().stream().map(ReportView.Score::mark).toList(),
                view.findings().stream().map(ReportView.FindingView::id).toList(),
                view.steps().stream().map(ReportView.Step::id).toList(),
                view.toMeasure().size(),
                view.metrics().size(),
                view.facts().size());
    }

    private static List<String> texts(List<ReportView.Answer> answers) {
        return answers.stream()
                .map(answer -> answer.text().replace('\u00A0', '·'))
                .toList();
    }

    private static ReportView view(String language) {
        return Sample.report("burst-queue-ramp", Messages.in(language)).view(0, language);
    }
}
