package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.report.ChartView;
import io.benchdoctor.report.ComparisonView;
import io.benchdoctor.report.HistoryView;
import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import io.benchdoctor.report.SweepPage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Views whose every text is an attack: the page shows the attack and nothing of it comes alive. */
class HtmlHostileTest {
    static final String ATTACK = "\"'><script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>"
            + "`</code><svg onload=alert(1)>`</style></title></pre>${7*7}<#list 1..3 as x>{{x}}&lt;\u0000\u001B[31m\u202E"
            + "javascript:alert(1)";

    private static final Set<String> ATTRIBUTES = Set.of(
            "aria-hidden",
            "aria-label",
            "aria-labelledby",
            "autocomplete",
            "charset",
            "checked",
            "class",
            "content",
            "cx",
            "cy",
            "d",
            "data-h",
            "data-n",
            "data-v",
            "data-title",
            "dir",
            "fill",
            "focusable",
            "for",
            "height",
            "hidden",
            "href",
            "http-equiv",
            "id",
            "lang",
            "name",
            "open",
            "r",
            "role",
            "scope",
            "stroke",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-width",
            "tabindex",
            "translate",
            "type",
            "viewBox",
            "width",
            "x",
            "y");

    /** As many as the widest row of a table that a template takes apart. */
    private static final int CELLS = 8;

    /** Each kind of page that is written, by its name. */
    static Map<String, byte[]> pages() {
        ReportView report = harmlessLanguage(ReportView.class);
        IndexView index = harmlessLanguage(IndexView.class);
        HistoryView history = harmlessLanguage(HistoryView.class);
        HtmlTemplates templates = new HtmlTemplates();
        Map<String, byte[]> pages = new LinkedHashMap<>();
        pages.put("a run", HtmlReportPageTest.PAGE.of(List.of(report), "../index.html"));
        pages.put("many runs", PageBytes.of(out -> new HtmlIndexPage(templates).write(List.of(index), out)));
        pages.put(
                "a sweep",
                new HtmlSweepPage(templates, ChartPainter::svg)
                        .of(List.of(harmlessLanguage(SweepPage.class)), "../index.html"));
        pages.put(
                "a comparison",
                PageBytes.of(out -> templates.write(
                        "compare",
                        List.of(harmlessLanguage(ComparisonView.class)),
                        HtmlOfRuns.ofComparison(List.of()),
                        out)));
        pages.put(
                "a history",
                PageBytes.of(out ->
                        templates.write("history", List.of(history), HtmlOfRuns.ofHistory(List.of(history)), out)));
        return pages;
    }

    private static Stream<Document> documents() {
        return pages().values().stream().map(page -> Jsoup.parse(new String(page, StandardCharsets.UTF_8)));
    }

    @Test
    void a_text_from_a_log_makes_no_element_and_no_attribute() {
        documents().forEach(page -> {
            assertThat(page.select("script")).hasSize(1);
            assertThat(page.select("img, iframe, object, embed, link, base, form, video, audio, image"))
                    .isEmpty();
            Set<String> names = new TreeSet<>();
            assertInert(page);
            page.select("figure svg").remove();
            for (Element element : page.getAllElements()) {
                element.attributes().forEach((Attribute attribute) -> names.add(attribute.getKey()));
            }
            names.removeIf(name -> ATTRIBUTES.stream().anyMatch(name::equalsIgnoreCase));
            assertThat(names).isEmpty();
        });
    }

    @Test
    void a_chart_shows_the_attack_as_text() {
        for (Class<?> kind : ChartView.Drawing.class.getPermittedSubclasses()) {
            ChartView chart = new ChartView("id", ATTACK, ATTACK, ATTACK, ATTACK, (ChartView.Drawing) record(kind));
            Document page = Jsoup.parse(ChartPainter.svg(chart, true, "a") + ChartPainter.svg(chart, false, "b"));

            assertThat(page.select("script, img, style, foreignObject")).isEmpty();
            assertThat(page.select("body > *")).hasSize(2);
            assertInert(page);
        }
    }

    private static void assertInert(Document page) {
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
            }
        }
    }

    @Test
    void no_link_leads_out_of_the_report() {
        documents().forEach(page -> assertThat(page.select("[href]").eachAttr("href"))
                .allMatch(link -> link.startsWith("#")
                        || link.equals("../index.html")
                        || link.equals("runs/a.html")
                        || link.equals("sweeps/id.html")));
    }

    @Test
    void the_attack_is_there_to_be_read() {
        documents().forEach(page -> {
            assertThat(page.select("h1").text()).contains("<script>alert(1)</script>", "${7*7}");
            assertThat(page.title()).contains("<script>");
        });
    }

    @Test
    void no_control_character_of_a_log_reaches_the_page() {
        documents().forEach(page -> assertThat(page.outerHtml()).doesNotContain("\u0000", "\u001B"));
    }

    /** A view full of attacks, but for what never comes from a log. */
    @SuppressWarnings("unchecked")
    static <V> V harmlessLanguage(Class<V> type) {
        return (V) hostile(type, "");
    }

    private static Object hostile(Type type, String name) {
        if (type == String.class) {
            return switch (name) {
                case "language" -> "en";
                case "direction" -> "ltr";
                case "page" -> "runs/a.html";
                case "term" -> "ttft";
                case "role" -> "wait";
                default -> ATTACK;
            };
        }
        if (type instanceof ParameterizedType generic) {
            Type first = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Map.class) {
                return name.equals("words") ? PageWords.in("en") : Map.of();
            }
            if (first instanceof ParameterizedType row && row.getRawType() == List.class) {
                return List.of(Collections.nCopies(CELLS, hostile(row.getActualTypeArguments()[0], name)));
            }
            if (generic.getRawType() == Supplier.class) {
                Object made = hostile(first, name);
                return (Supplier<Object>) () -> made;
            }
            if (name.equals("header")) {
                return Collections.nCopies(CELLS, ATTACK);
            }
            return generic.getRawType() == List.class
                    ? List.of(hostile(first, name))
                    : Optional.of(hostile(first, name));
        }
        if (type == Mark.class) {
            return Mark.CRITICAL;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == long.class) {
            return 7L;
        }
        if (type == double.class || type == Double.class) {
            return 7.0;
        }
        if (type == double[].class) {
            return new double[] {0.5, 7};
        }
        if (type == boolean.class || type == Boolean.class) {
            return false;
        }
        if (type == OptionalDouble.class) {
            return OptionalDouble.of(7);
        }
        if (type == OptionalInt.class) {
            return OptionalInt.of(7);
        }
        return record((Class<?>) type);
    }

    private static Object record(Class<?> type) {
        if (type.isSealed()) {
            return record(type.getPermittedSubclasses()[0]);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(parts)
                .map(part -> part.getName().equals("id") ? "id" : hostile(part.getGenericType(), part.getName()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }
}
