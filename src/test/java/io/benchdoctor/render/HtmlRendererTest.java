package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HtmlRendererTest {
    private static Map<String, Document> written(String... paths) throws IOException {
        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        new HtmlRenderer(ChartPainter::svg).render(SampleReport.of(paths), name -> {
            files.put(name, new ByteArrayOutputStream());
            return files.get(name);
        });
        Map<String, Document> pages = new LinkedHashMap<>();
        files.forEach((name, bytes) -> pages.put(name, Jsoup.parse(bytes.toString(StandardCharsets.UTF_8))));
        return pages;
    }

    @Test
    void one_run_is_one_page_with_charts_in_both_languages() throws IOException {
        Map<String, Document> pages = written("samples/burst-queue-ramp");

        assertThat(pages).containsOnlyKeys("report.html");
        assertThat(pages.get("report.html").select("main[id]")).hasSize(2);
        assertThat(pages.get("report.html").select("figure")).isNotEmpty();
    }

    @Test
    void several_runs_are_a_page_over_all_that_leads_to_each_and_back() throws IOException {
        Map<String, Document> pages = written("samples/burst-queue-ramp", "samples/healthy");

        List<String> links =
                pages.get("index.html").select(".page[lang=vi] .runs a").eachAttr("href");
        assertThat(links).hasSize(2).allSatisfy(link -> assertThat(pages).containsKey(link));
        assertThat(pages.get(links.get(0)).select("nav a[href=../index.html]")).isNotEmpty();
    }

    @Test
    void no_run_at_all_is_a_page_that_says_what_became_of_the_files() throws IOException {
        Map<String, Document> pages = written("LICENSE");

        assertThat(pages).containsOnlyKeys("index.html");
        assertThat(pages.get("index.html").select(".page[lang=vi] .files tbody tr"))
                .hasSize(1);
    }
}
