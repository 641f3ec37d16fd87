package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.report.ChartView;
import io.benchdoctor.report.ChartView.Drawing;
import io.benchdoctor.report.ChartView.Gaps;
import io.benchdoctor.report.ChartView.Queue;
import io.benchdoctor.report.ChartView.Server;
import io.benchdoctor.report.ChartView.Slots;
import io.benchdoctor.report.ChartView.Targets;
import io.benchdoctor.report.ChartView.TenSeconds;
import io.benchdoctor.report.ChartView.TimeSplit;
import io.benchdoctor.report.ChartView.WhatIf;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartPainterTest {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    static List<Drawing> drawings() {
        return List.of(TIME, QUEUE, CURVE, SECONDS, SLOTS, WHAT_IF, GAPS, SERVER, LONG_SERVER, TARGETS);
    }

    private static final TimeSplit TIME = new TimeSplit(
            "Một yêu cầu trung bình: 2 phút 9 giây",
            List.of(
                    new TimeSplit.Part("Xếp hàng: 2 phút 7 giây (99%)", 127_370, "wait", false),
                    new TimeSplit.Part("Đọc câu hỏi: khoảng 0,03 giây", 30, "read", true),
                    new TimeSplit.Part("Viết: khoảng 1,2 giây", 1_194, "write", true)),
            "1,2 giây cuối, phóng to");

    private static final Queue QUEUE =
            queue(List.of(point(0.5, 126.47), point(0.99, 250.98)), List.of(), OptionalDouble.of(253.7));

    private static final Queue CURVE = queue(List.of(point(0.5, 126.47)), ramp(100_000), OptionalDouble.empty());

    private static final TenSeconds SECONDS = new TenSeconds(
            "Chữ hiện ra",
            "Mắt đọc",
            "giây, tính từ chữ đầu tiên",
            1.2,
            128,
            5.5,
            "cả câu trả lời hiện ra trong chừng 1,2 giây",
            "sau 10 giây: mới đọc chừng 55 token");

    private static final Slots SLOTS = new Slots(5, 500, 1, "Khoảng 5 đang được xử lý", "khoảng 500 đang xếp hàng");

    private static final WhatIf WHAT_IF = new WhatIf(
            "Chờ trung bình (phút)",
            60,
            "số yêu cầu được xử lý cùng lúc",
            1,
            "hiện tại: 2 phút 7 giây\n(đo được)",
            List.of(
                    new WhatIf.Category("1", 548, 1096, List.of("giảm còn 1:", "9 phút 8 giây", "(ước tính)")),
                    new WhatIf.Category("5", 127.4, 127.4, List.of()),
                    new WhatIf.Category("16", 46, 80, List.of("46 giây – 1 phút 20 giây")),
                    new WhatIf.Category("64", 21, 30, List.of("21–30 giây", "ước tính"))));

    private static final Gaps GAPS = new Gaps(
            "Số khoảng dừng theo độ dài (15.198 khoảng)",
            "độ dài khoảng dừng; mỗi vạch gấp 10 lần vạch trước",
            List.of(
                    new Gaps.Bin(21, 26.5, 4_000, false),
                    new Gaps.Bin(26.5, 33.3, 10_900, false),
                    new Gaps.Bin(530, 670, 3, true),
                    new Gaps.Bin(4_200, 5_300, 295, true)),
            List.of("Nhịp bình thường", "khoảng 28 ms", "98 trong 100 khoảng dừng"),
            List.of("Bị chen ngang: trên 84 ms", "2 trong 100 khoảng dừng", "chiếm 46% thời gian viết"),
            List.of(tick(10, "10 ms"), tick(100, "100 ms"), tick(1_000, "1 giây"), tick(10_000, "10 giây")));

    private static final Server SERVER = server(7);
    private static final Server LONG_SERVER = server(5_000);

    private static final Targets TARGETS = new Targets(
            List.of(
                    new Targets.Bar(
                            "Chữ đầu tiên trong 2 giây", 0.98, 0.99, "98% (100/102): quá ít", "undecided", false),
                    new Targets.Bar("Mỗi token tiếp theo trong 100 ms", 1, 0.95, "100% (102/102): đạt", "met", false),
                    new Targets.Bar("Không khựng quá 500 ms", 0.04, 0.99, "4% (4/102): không đạt", "missed", false),
                    new Targets.Bar("Đạt tất cả", 0, 0.99, "0% (0/102): không đạt", "missed", true)),
            "mục tiêu 99%");

    private static ChartView.Tick tick(double at, String label) {
        return new ChartView.Tick(at, label);
    }

    /** A sample every ten seconds, and none for a minute in the middle. */
    private static Server server(int samples) {
        double[] seconds = new double[samples];
        double[] running = new double[samples];
        double[] memory = new double[samples];
        for (int i = 0; i < samples; i++) {
            seconds[i] = 10.0 * i + (i > samples / 2 ? 60 : 0);
            running[i] = 33 - i % 7;
            memory[i] = i == 1 ? Double.NaN : 0.998 - i % 3 * 0.1;
        }
        double length = seconds[samples - 1];
        return new Server(
                seconds,
                List.of(
                        new Server.Panel("Đang chạy", running, 33, "cao nhất 33", "33", "running"),
                        new Server.Panel("Đang chờ", new double[samples], 0, "cao nhất 0", "0", "waiting"),
                        new Server.Panel("KV cache", memory, 1, "cao nhất 99,8%", "99,8%", "memory")),
                List.of(tick(0, "0"), tick(length / 2, "giữa"), tick(length, "cuối")),
                new double[] {20, 20.1, 40});
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void a_drawing_says_its_alternative_and_has_the_width_of_its_place(Drawing drawing) {
        Element wide = svg(drawing, false, "a");
        Element narrow = svg(drawing, true, "a");

        assertThat(wide.attr("role")).isEqualTo("img");
        assertThat(wide.attr("aria-label")).isEqualTo("Biểu đồ: chờ 2 phút");
        assertThat(wide.attr("width")).isEqualTo("760");
        assertThat(narrow.attr("width")).isEqualTo("344");
        assertThat(Integer.parseInt(narrow.attr("height"))).isBetween(40, 370);
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void coordinates_are_numbers_with_one_decimal_at_most(Drawing drawing) {
        for (boolean narrow : new boolean[] {false, true}) {
            for (Element element : svg(drawing, narrow, "a").getAllElements()) {
                for (String name : List.of("d", "x", "y", "stroke-width", "stroke-dasharray")) {
                    assertThat(element.attr(name))
                            .doesNotContainIgnoringCase("nan")
                            .doesNotContain("Infinity", "∞");
                    assertThat(decimals(element.attr(name))).allMatch(length -> length <= 1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void a_drawing_styles_by_attributes_alone_and_names_its_colours(Drawing drawing) {
        String text = ChartPainter.svg(chart(drawing), false, "a");

        assertThat(text).doesNotContain("style=", "<style", "<script", "font-family", "http://www.w3.org/1999/xlink");
        assertThat(svg(drawing, false, "a").select("[fill]"))
                .extracting(element -> element.attr("fill"))
                .allMatch(fill -> fill.matches("none|url\\(#a-[a-z0-9-]+\\)|var\\(--[a-z-]+,#[0-9A-F]{6}\\)"));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void the_same_chart_is_the_same_bytes_in_every_language_of_the_machine(Drawing drawing) {
        Locale before = Locale.getDefault();
        String here = ChartPainter.svg(chart(drawing), false, "a");
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(ChartPainter.svg(chart(drawing), false, "a")).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void drawings_with_their_own_prefixes_share_no_id_and_find_their_own(Drawing drawing) {
        Element first = svg(drawing, false, "f1-vi");
        Element second = svg(drawing, false, "f2-vi");

        List<String> ids = new ArrayList<>(first.select("[id]").eachAttr("id"));
        ids.addAll(second.select("[id]").eachAttr("id"));
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        Matcher used = Pattern.compile("url\\(#([^)]+)\\)").matcher(first.outerHtml());
        while (used.find()) {
            assertThat(first.select("[id]").eachAttr("id")).contains(used.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void texts_stay_on_the_page_and_do_not_lie_on_one_another(Drawing drawing) {
        for (boolean narrow : new boolean[] {false, true}) {
            List<Rectangle2D> boxes = new ArrayList<>();
            for (Element text : svg(drawing, narrow, "a").select("text")) {
                var box = box(text);
                assertThat(box.getX()).as(text.text()).isGreaterThanOrEqualTo(-1);
                assertThat(box.getMaxX()).as(text.text()).isLessThanOrEqualTo(narrow ? 345 : 761);
                assertThat(boxes).as(text.text()).noneMatch(box::intersects);
                boxes.add(box);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void a_drawing_is_small(Drawing drawing) {
        int most = drawing == CURVE || drawing == WHAT_IF ? 8_000 : drawing == LONG_SERVER ? 20_000 : 4_000;

        assertThat(ChartPainter.svg(chart(drawing), false, "a").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(most);
    }

    @Test
    void a_label_from_a_log_is_text_and_never_markup() {
        String hostile = "</text><script>alert(\"1\")</script>&\u0000\uD800";
        var chart = new ChartView(
                "queue",
                "",
                "",
                "",
                "\"><script>",
                queue(List.of(new Queue.Point(0.5, 3, hostile, hostile)), List.of(), OptionalDouble.empty()));

        String text = ChartPainter.svg(chart, false, "a");

        assertThat(text).doesNotContain("<script", "\u0000", "alert(\"");
        assertThat(parsed(text).select("text").eachText())
                .anyMatch(label -> label.startsWith("</text><script>alert(\"1\")</script>&"));
        assertThat(parsed(text).attr("aria-label")).isEqualTo("\"><script>");
    }

    @Test
    void letters_are_composed() {
        var slots = new Slots(1, 9, 1, "xếp", "hàng đợi");

        assertThat(svg(slots, false, "a").select("text").eachText()).contains("x\u1EBFp");
    }

    @Test
    void the_waiting_part_is_a_plate_on_its_bar_and_the_thin_ones_are_named_under_the_lens() {
        assertThat(svg(TIME, false, "a").select("text").eachText())
                .containsExactlyInAnyOrder(
                        "Một yêu cầu trung bình: 2 phút 9 giây",
                        "Xếp hàng: 2 phút 7 giây (99%)",
                        "1,2 giây cuối, phóng to",
                        "Đọc câu hỏi: khoảng 0,03 giây",
                        "Viết: khoảng 1,2 giây");
        assertThat(svg(TIME, false, "a").select("pattern")).hasSize(2);
    }

    @Test
    void a_part_that_is_nearly_nothing_is_still_two_pixels_wide() {
        var split = new TimeSplit("", List.of(part("wait", 1e9), part("read", 1e-6), part("write", 1e-6)), "");

        assertThat(svg(split, false, "a").select("path").eachAttr("d"))
                .contains("M754 22h2v40h-2z", "M758 22h2v40h-2z");
    }

    @Test
    void the_dots_of_the_queue_lie_on_the_line_of_the_theory_where_the_figures_do() {
        var onLine = queue(List.of(point(0.5, 100), point(1, 200)), List.of(), OptionalDouble.of(200));

        List<double[]> dots = dots(svg(onLine, false, "a"));
        double[] ramp =
                numbers(svg(onLine, false, "a").select("path[stroke-dasharray]").attr("d"));
        double[] end = {ramp[0], ramp[1], ramp[0] + ramp[2], ramp[1] + ramp[3]};
        assertThat(dots).hasSize(2);
        assertThat(dots.get(1)[0]).isCloseTo(end[2], within(0.2));
        assertThat(dots.get(1)[1]).isCloseTo(end[3], within(0.2));
        assertThat(dots.get(0)[0]).isCloseTo((end[0] + end[2]) / 2, within(0.2));
        assertThat(dots.get(0)[1]).isCloseTo((end[1] + end[3]) / 2, within(0.2));
    }

    @Test
    void known_quantiles_are_dots_and_no_curve_is_drawn_through_them() {
        Element svg = svg(
                queue(List.of(point(0.5, 1), point(0.9, 2), point(0.99, 9)), List.of(), OptionalDouble.empty()),
                false,
                "a");

        assertThat(dots(svg)).hasSize(3);
        assertThat(svg.select("path[stroke*=chart-lost]")).isEmpty();
    }

    @Test
    void beside_a_measured_line_the_theory_is_dashed_in_the_ink_of_a_reference() {
        Element svg = svg(queue(List.of(point(0.5, 125)), ramp(500), OptionalDouble.of(250)), false, "a");

        assertThat(svg.select("path[stroke-dasharray]").eachAttr("stroke")).containsExactly("var(--chart-ref,#666666)");
        assertThat(svg.select("path[stroke=var(--chart-lost,#D55E00)]:not([stroke-dasharray])"))
                .hasSize(1);
    }

    @Test
    void the_axis_counts_in_whole_units() {
        assertThat(svg(QUEUE, false, "a").select("text").eachText())
                .contains("0", "1", "2", "3", "4")
                .doesNotContain("5");
    }

    @Test
    void what_was_measured_is_a_full_dot_and_what_was_estimated_is_hollow() {
        Element svg = svg(WHAT_IF, false, "a");

        assertThat(svg.select("path[fill=var(--chart-lost,#D55E00)]")).hasSize(1);
        assertThat(svg.select("path[fill=var(--bg,#FFFFFF)]")).hasSize(4);
    }

    @Test
    void a_category_far_above_the_others_leaves_the_frame_by_an_arrow() {
        List<String> texts = svg(WHAT_IF, false, "a").select("text").eachText();

        assertThat(texts).contains("0", "1", "2", "9 phút 8 giây").doesNotContain("9");
    }

    @Test
    void the_long_gaps_have_their_own_colour_and_the_rarest_is_still_seen() {
        Element svg = svg(GAPS, false, "a");

        assertThat(svg.select("path[fill=var(--chart-done,#0072B2)]")).hasSize(1);
        assertThat(svg.select("path[fill=var(--chart-lost,#D55E00)]").attr("d"))
                .contains("v2h-")
                .contains("M");
    }

    @Test
    void the_line_of_the_server_ends_where_its_log_is_silent() {
        Element svg = svg(SERVER, false, "a");

        assertThat(svg.select("path[stroke=var(--chart-done,#0072B2)][stroke-width=2]"))
                .hasSize(2);
        assertThat(dotsOf(svg, "var(--chart-done,#0072B2)")).isEqualTo(7);
        assertThat(dotsOf(svg, "var(--chart-met,#009E73)")).isEqualTo(6);
    }

    @Test
    void many_samples_of_a_server_are_bands_and_no_dots() {
        Element svg = svg(LONG_SERVER, true, "a");

        assertThat(dotsOf(svg, "var(--chart-done,#0072B2)")).isZero();
        assertThat(svg.select("path[fill=var(--chart-done,#0072B2)]")).hasSize(1);
    }

    @Test
    void a_bar_of_the_targets_says_by_its_colour_what_its_words_say() {
        Element svg = svg(TARGETS, false, "a");

        assertThat(svg.select("path[fill=var(--chart-met,#009E73)]")).hasSize(1);
        assertThat(svg.select("path[fill=var(--chart-ref,#666666)]")).hasSize(1);
        assertThat(svg.select("text").eachText()).contains("mục tiêu 99%", "100% (102/102): đạt");
    }

    private static long dotsOf(Element svg, String ink) {
        return svg.select("path[stroke=" + ink + "][stroke-linecap=round]").stream()
                .flatMap(path ->
                        Pattern.compile("h0\\.1").matcher(path.attr("d")).results())
                .count();
    }

    @Test
    void every_request_is_one_square() {
        Element svg = svg(SLOTS, false, "a");

        assertThat(svg.select("path").eachAttr("stroke")).hasSize(2);
        assertThat(squares(svg.select("path").get(0))).isEqualTo(5);
        assertThat(squares(svg.select("path").get(1))).isEqualTo(500);
    }

    static List<Drawing> extremes() {
        return List.of(
                new TimeSplit("", List.of(), ""),
                new TimeSplit("x", List.of(part("wait", 0), part("write", 0)), "lens"),
                new TimeSplit("x", List.of(part("wait", 1)), "lens"),
                queue(List.of(), List.of(), OptionalDouble.empty()),
                queue(List.of(point(0.5, 0), point(0.99, 0)), List.of(), OptionalDouble.of(0)),
                queue(List.of(point(0.5, 1e-9), point(0.99, 1e12)), List.of(), OptionalDouble.empty()),
                queue(List.of(point(0.5, Double.NaN)), List.of(new double[] {0.5, 1}), OptionalDouble.empty()),
                new TenSeconds("a", "b", "c", 0, 0, 0, "d", "e"),
                new TenSeconds("a", "b", "c", 1e9, 1e9, 1e9, "d", "e"),
                new Slots(0, 0, 1, "", ""),
                new Slots(1, Integer.MAX_VALUE, 1_000_000, "a", "b"),
                new WhatIf("a", 1, "x", 0, "m", List.of(new WhatIf.Category("1", 2, 2, List.of()))),
                new WhatIf("a", 1, "x", 0, "m", List.of(new WhatIf.Category("1", 0, 0, List.of("z")))),
                new WhatIf("a", 1, "x", 0, "m", List.of()),
                new Gaps("a", "x", List.of(), List.of(), List.of(), List.of()),
                new Gaps(
                        "a",
                        "x",
                        List.of(new Gaps.Bin(1e-9, 1e-8, Long.MAX_VALUE, false), new Gaps.Bin(1e12, 1e13, 1, true)),
                        List.of("a"),
                        List.of("b"),
                        List.of(tick(0.01, "0"), tick(1e7, "1"))),
                new Server(new double[0], List.of(), List.of(), new double[0]),
                new Server(
                        new double[] {0, 0, 0},
                        List.of(new Server.Panel("a", new double[] {Double.NaN, 0, 1e300}, 0, "b", "c", "running")),
                        List.of(tick(0, "0")),
                        new double[] {0}),
                new Targets(List.of(), ""),
                new Targets(List.of(new Targets.Bar("a", -1, 2, "b", "met", true)), "c"));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void nothing_at_all_and_far_too_much_are_drawn_without_a_fault(Drawing drawing) {
        assertThat(svg(drawing, false, "a").attr("height")).matches("\\d+");
        assertThat(svg(drawing, true, "a").attr("height")).matches("\\d+");
    }

    @Test
    void a_prefix_that_is_no_id_is_refused() {
        assertThatThrownBy(() -> ChartPainter.svg(chart(SLOTS), false, "1\"x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ChartView chart(Drawing drawing) {
        return new ChartView("queue", "title", "subtitle", "source", "Biểu đồ: chờ 2 phút", drawing);
    }

    private static Element svg(Drawing drawing, boolean narrow, String prefix) {
        return parsed(ChartPainter.svg(chart(drawing), narrow, prefix));
    }

    private static Element parsed(String svg) {
        Document document = Jsoup.parse(svg, "", Parser.xmlParser());
        assertThat(document.childrenSize()).isEqualTo(1);
        return document.child(0);
    }

    private static Queue queue(List<Queue.Point> points, List<double[]> curve, OptionalDouble theory) {
        return new Queue(
                "Thời gian chờ chữ đầu tiên (phút)",
                60,
                "chờ ít nhất",
                "giữa",
                "chờ lâu nhất",
                "100 yêu cầu, xếp theo thời gian chờ",
                points,
                curve,
                theory,
                "Đường nét đứt: phục vụ lần lượt, tốc độ không đổi (lý thuyết)");
    }

    private static Queue.Point point(double share, double seconds) {
        return new Queue.Point(share, seconds, "Một nửa chờ dưới", "2 phút 6 giây");
    }

    private static List<double[]> ramp(int count) {
        List<double[]> curve = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            curve.add(new double[] {(i + 0.5) / count, 250.0 * i / count});
        }
        return curve;
    }

    private static TimeSplit.Part part(String role, double millis) {
        return new TimeSplit.Part("part", millis, role, true);
    }

    private static List<Integer> decimals(String value) {
        return NUMBER.matcher(value)
                .results()
                .map(match -> match.group(1) == null ? 0 : match.group(1).length() - 1)
                .toList();
    }

    private static double[] numbers(String path) {
        return NUMBER.matcher(path)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group()))
                .toArray();
    }

    /** Centres of the filled circles. */
    private static List<double[]> dots(Element svg) {
        return svg.select("path[fill=var(--chart-lost,#D55E00)]").stream()
                .filter(path -> path.attr("d").contains("a"))
                .map(path -> numbers(path.attr("d")))
                .map(at -> new double[] {at[0] - 6, at[1]})
                .toList();
    }

    private static int squares(Element dashed) {
        double[] dash = numbers(dashed.attr("stroke-dasharray"));
        Matcher rows = Pattern.compile("M[\\d.]+ [\\d.]+h([\\d.]+)").matcher(dashed.attr("d"));
        int squares = 0;
        while (rows.find()) {
            double length = Double.parseDouble(rows.group(1));
            squares += (int) Math.round((length + dash[1]) / (dash[0] + dash[1]));
        }
        return squares;
    }

    private static Rectangle2D box(Element text) {
        double width = ChartText.width(text.text(), text.hasAttr("font-weight"));
        double x = Double.parseDouble(text.attr("x"));
        double left =
                switch (text.attr("text-anchor")) {
                    case "middle" -> x - width / 2;
                    case "end" -> x - width;
                    default -> x;
                };
        return new Rectangle2D.Double(left, Double.parseDouble(text.attr("y")) - 12, width, 14);
    }
}
