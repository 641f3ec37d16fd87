package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.report.ReportView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportPageTest {
    static final HtmlReportPage PAGE = new HtmlReportPage(new HtmlTemplates(), ChartPainter::svg);

    private static final List<ReportView> BOTH = SampleReport.views("burst-queue-ramp");

    private static String page() {
        return new String(PAGE.of(BOTH, ""), StandardCharsets.UTF_8);
    }

    private static Document parsed() {
        return Jsoup.parse(page());
    }

    @Test
    void it_can_be_looked_at() throws IOException {
        Path seen = Path.of("target", "look");
        Files.createDirectories(seen);
        Files.write(seen.resolve("report.html"), PAGE.of(BOTH, ""));

        assertThat(seen.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void every_language_has_its_own_main_with_one_headline() {
        assertThat(parsed().select(".page[lang=vi] main h1")).hasSize(1);
        assertThat(parsed().select(".page[lang=en] main h1")).hasSize(1);
        assertThat(parsed().select("html").attr("lang")).isEqualTo("vi");
        assertThat(parsed().select("input[name=l]").eachAttr("id")).containsExactly("l-vi", "l-en");
    }

    @Test
    void no_level_of_heading_is_skipped() {
        for (Element main : parsed().select("main")) {
            int before = 0;
            for (Element heading : main.select("h1, h2, h3, h4")) {
                int level = heading.tagName().charAt(1) - '0';
                assertThat(level).as(heading.text()).isLessThanOrEqualTo(before + 1);
                before = level;
            }
        }
    }

    @Test
    void drawings_share_their_hatches_and_name_their_colours_in_the_style_alone() {
        Document page = parsed();

        assertThat(page.select("pattern")).isNotEmpty();
        assertThat(page.select("figure pattern, figure [stroke], figure text[fill]"))
                .isEmpty();
        for (Element hatched : page.select("[fill^=url]")) {
            assertThat(page.select("pattern").eachAttr("id"))
                    .contains(hatched.attr("fill").replaceAll("url\\(#|\\)", ""));
        }
        String style = page.select("style").first().data();
        assertThat(page.select("figure svg [class]:not(.halo)").eachAttr("class"))
                .allSatisfy(name -> assertThat(style).contains("." + name + "{"));
    }

    @Test
    void an_id_is_used_once_and_every_link_within_the_page_arrives() {
        Document page = parsed();
        Set<String> ids = new HashSet<>();
        for (Element element : page.select("[id]")) {
            assertThat(ids.add(element.id())).as(element.id()).isTrue();
        }

        assertThat(page.select("a[href^=#], use").eachAttr("href"))
                .allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
        assertThat(page.select("label[for]").eachAttr("for")).isSubsetOf(ids);
        assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby")).isSubsetOf(ids);
    }

    @Test
    void a_table_has_a_caption_and_its_headers_say_what_they_head() {
        for (Element table : parsed().select("table")) {
            assertThat(table.select("caption").text()).isNotBlank();
            assertThat(table.select("th:not([scope])")).isEmpty();
        }
    }

    @Test
    void a_printed_block_in_two_languages_fits_into_150_kilobytes() {
        assertThat(PAGE.of(BOTH, "").length).isLessThan(150 * 1024);
    }

    /** Two steps at most: the first to a row or straight to the line, the second from the row to the line. */
    @Test
    void every_figure_of_verdict_and_scorecard_leads_to_its_formula_and_its_line() {
        for (Element main : parsed().select("main")) {
            List<Element> figures = main.select(".figures dd, .scores td.n");

            assertThat(figures).hasSizeGreaterThan(15);
            for (Element figure : figures) {
                if (figure.text().equals("–")) {
                    continue;
                }
                assertThat(figure.select("a")).as(figure.text()).hasSize(1);
                Element target =
                        main.getElementById(figure.select("a").attr("href").substring(1));
                if (target.is("tr")) {
                    assertThat(target.child(2).text()).as(target.id()).isNotBlank();
                    assertThat(target.child(3).text()).as(target.id()).matches("bench\\.log:\\d+(, \\d+)*");
                    target = main.getElementById(target.select("a").attr("href").substring(1));
                }
                assertThat(target.is("pre.log mark")).as(figure.text()).isTrue();
            }
        }
    }

    @Test
    void a_figure_within_a_sentence_leads_where_the_same_figure_leads_elsewhere() {
        for (Element main : parsed().select("main")) {
            for (String part : List.of(".pairs dd", "article > p", "details > p", ".steps dd")) {
                assertThat(main.select(part + " > a[href^=#n]")).as(part).isNotEmpty();
            }
            assertThat(main.select(".first a[href^=#n]")).isNotEmpty();
            for (Element figure : main.select("p > a[href^=#n], dd > a[href^=#n]")) {
                assertThat(main.select("tr" + figure.attr("href")))
                        .as(figure.parent().text())
                        .hasSize(1);
                assertThat(figure.text()).as(figure.parent().text()).matches(".*\\d.*");
            }
        }
    }

    @Test
    void marks_of_figures_are_for_inner_use_and_stand_in_no_page() {
        assertThat(page()).doesNotContainPattern("[\uFDD0-\uFDEF]");
    }

    @Test
    void a_page_that_knows_hardly_anything_has_no_empty_parts() throws IOException {
        byte[] bytes = PAGE.of(BOTH.stream().map(SampleReport::bare).toList(), "../index.html");
        Files.write(Files.createDirectories(Path.of("target", "look")).resolve("bare.html"), bytes);
        Document page = Jsoup.parse(new String(bytes, StandardCharsets.UTF_8));

        assertThat(page.select(".page[lang=vi] h2").eachText()).containsExactly("Nguồn");
        assertThat(page.select(".page[lang=vi] nav a").eachAttr("href"))
                .containsExactly("../index.html", "#sources-vi");
        assertThat(page.select("main table, main figure, main dl, main ul, .first"))
                .isEmpty();
    }

    @Test
    void one_language_needs_no_switch() {
        String page = new String(PAGE.of(BOTH.subList(1, 2), ""), StandardCharsets.UTF_8);

        assertThat(Jsoup.parse(page).select("input[name=l], .tongues")).isEmpty();
    }

    @Test
    void the_policy_names_the_style_and_the_script_that_stand_in_the_page() {
        Document page = parsed();
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");

        assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("style-src "
                        + HtmlPolicy.hash(page.select("style").first().data()))
                .contains("script-src "
                        + HtmlPolicy.hash(page.select("script").first().data()))
                .doesNotContain("unsafe");
        assertThat(page.select("style, script")).hasSize(2);
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void the_style_knows_no_left_and_no_right() {
        assertThat(parsed().select("style").first().data()).doesNotContainPattern("\\b(left|right)\\b");
    }

    @Test
    void the_same_views_give_the_same_bytes() {
        HtmlReportPage another = new HtmlReportPage(new HtmlTemplates(), ChartPainter::svg);

        assertThat(another.of(BOTH, "")).isEqualTo(PAGE.of(BOTH, ""));
    }

    @Test
    void no_address_of_the_network_is_in_the_page_but_as_text() {
        Document page = parsed();

        assertThat(page.select("[src], [srcset], [data], [poster], [action], link"))
                .isEmpty();
        assertThat(page.select("[href]").eachAttr("href")).allMatch(link -> link.startsWith("#"));
        assertThat(page.select("style").first().data()).doesNotContain("url(", "@import", "http");
    }

    @Test
    void every_word_of_the_templates_stands_in_both_languages() throws IOException {
        Set<String> used = new HashSet<>();
        try (var files = Files.list(Path.of("templates", "html"))) {
            for (Path file : files.sorted().toList()) {
                Matcher word = Pattern.compile("words\\[\"([^\"]+)\"\\]").matcher(Files.readString(file));
                while (word.find()) {
                    used.add(word.group(1));
                }
            }
        }

        assertThat(PageWords.in("vi").keySet()).containsAll(used);
        assertThat(PageWords.in("en").keySet()).containsAll(used);
    }
}
