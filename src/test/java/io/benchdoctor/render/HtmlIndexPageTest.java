package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.report.IndexView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HtmlIndexPageTest {
    private static byte[] page(int runs) {
        List<IndexView> views = List.of(ManyRuns.in("vi", runs), ManyRuns.in("en", runs));
        return PageBytes.of(out -> new HtmlIndexPage(new HtmlTemplates()).write(views, out));
    }

    private static Document parsed(int runs) {
        return Jsoup.parse(new String(page(runs), StandardCharsets.UTF_8));
    }

    @Test
    void it_can_be_looked_at() throws IOException {
        Path seen = Files.createDirectories(Path.of("target", "look"));
        Files.write(seen.resolve("index.html"), page(40));
        Files.write(seen.resolve("index-3000.html"), page(3000));

        assertThat(seen.resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void a_row_leads_to_its_page_where_it_has_one() {
        Document page = parsed(40);

        assertThat(page.select(".page[lang=vi] .runs tbody tr")).hasSize(40);
        assertThat(page.select(".page[lang=vi] .runs tbody a")).hasSize(30);
    }

    @Test
    void what_the_places_of_all_runs_begin_with_is_left_out() {
        assertThat(parsed(40).select(".page[lang=vi] .at").first().text()).isEqualTo("run-0.json");
        assertThat(HtmlIndexPage.commonFolder(ManyRuns.in("en", 3).rows())).isEqualTo("results/2025-02-04/");
        assertThat(HtmlIndexPage.commonFolder(List.of())).isEmpty();
    }

    @Test
    void the_filter_works_by_style_alone() {
        Document page = parsed(40);

        assertThat(page.select("input[name=b]").eachAttr("id"))
                .containsExactly("b-all", "b-critical", "b-warning", "b-undecided", "b-info", "b-good");
        assertThat(page.select("style").first().data())
                .contains(
                        ":root:has(#b-critical:checked) .page :is(.runs tbody tr,.level):not(.r-critical){display:none}");
    }

    @Test
    void beyond_300_runs_the_lower_levels_are_folded() {
        Document page = parsed(301);

        assertThat(page.select(".page[lang=vi] details.level")).hasSize(5);
        assertThat(page.select(".page[lang=vi] details.level[open]")).hasSize(1);
    }

    @Test
    void three_thousand_runs_in_two_languages_stay_below_5_megabytes() {
        assertThat(page(3000).length).isLessThan(5_000_000);
    }

    @Test
    void a_strip_draws_only_what_was_measured() {
        assertThat(HtmlStrip.svg(OptionalDouble.of(1), OptionalDouble.of(10)))
                .isEqualTo("<svg class=\"s\" aria-hidden=\"true\"><use href=\"#axis\"/><path d=\"M66 3v10M66 8H96\"/>"
                        + "<circle cx=\"96\" cy=\"8\" r=\"4\"/></svg>");
        assertThat(HtmlStrip.svg(OptionalDouble.empty(), OptionalDouble.of(1000)))
                .doesNotContain("<circle")
                .contains("<path d=\"M124 4l8 4l-8 4z\"/>");
        assertThat(HtmlStrip.svg(OptionalDouble.empty(), OptionalDouble.empty()))
                .isEqualTo("<svg class=\"s\" aria-hidden=\"true\"><use href=\"#axis\"/></svg>");
    }
}
