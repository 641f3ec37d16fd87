package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import io.benchdoctor.cli.LoadStep;
import io.benchdoctor.cli.SteadyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that hold runs against each other, in a real browser: a comparison, a history, a sweep beside others. */
@Tag("browser")
@ExtendWith(BrowserInstalled.class)
class HtmlOfRunsInBrowserTest {
    private static final Path SHOWCASE = Path.of("src/test/approved/showcase");

    /** As many lines as one chart holds; their names find no room beside them. */
    private static final List<String> MODELS =
            List.of("a/model-1b", "a/model-3b", "a/model-8b", "a/model-9b", "a/model-30b");

    private static final String SHOWN =
            "[...document.querySelectorAll('.page')].find(p => getComputedStyle(p).display !== 'none')";

    private static final Map<String, Path> PAGES = new TreeMap<>();

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void the_browser_starts() throws IOException {
        browser = Browser.opened();
        Path logs = Files.createDirectory(folder.resolve("logs"));
        for (String model : MODELS) {
            for (int limit : new int[] {1, 2, 4, 8, 16, 32}) {
                String name = model.replace('/', '-') + "-" + limit + ".json";
                double alone = 0.02 + 0.002 * MODELS.indexOf(model);
                Files.writeString(logs.resolve(name), LoadStep.of(model, limit, alone, ""));
            }
        }
        Path out = folder.resolve("out");
        Program.run("analyze", logs.toString(), "-f", "html", "-l", "vi,en", "-o", out.toString());
        try (Stream<Path> sweeps = Files.list(out.resolve("sweeps"))) {
            PAGES.put("a sweep", sweeps.sorted().findFirst().orElseThrow());
        }
        Path base = Files.writeString(folder.resolve("base.json"), SteadyRun.of(1, 1, 2));
        Path slower = Files.writeString(folder.resolve("new.json"), SteadyRun.of(2, 1.3, 2));
        Program.run("compare", base.toString(), slower.toString(), "-f", "html", "-l", "vi,en", "-o", out.toString());
        PAGES.put("a comparison", out.resolve("compare.html"));
        PAGES.put("a history", SHOWCASE.resolve("history.html").toAbsolutePath());
    }

    @AfterAll
    static void the_browser_ends() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<Arguments> pagesInEachLanguage() {
        return Stream.of("a comparison", "a history", "a sweep")
                .flatMap(page -> Stream.of("vi", "en").map(language -> Arguments.of(page, language)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void a_phone_scrolls_in_one_direction_only(String page, String language) {
        for (int width : List.of(360, 320)) {
            show(page, language, width);

            assertThat(browser.number("document.documentElement.scrollWidth")).isEqualTo(width);
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void on_a_phone_every_figure_of_a_table_is_seen_and_says_what_it_is(String page, String language) {
        show(page, language, 360);

        assertThat(browser.number(SHOWN + ".querySelectorAll('td').length")).isPositive();
        assertThat(browser.list("[..." + SHOWN + ".querySelectorAll('td')]"
                        + ".filter(d => d.textContent.trim() && (!d.checkVisibility()"
                        + " || getComputedStyle(d, '::before').content.length < 4)).map(d => d.outerHTML)"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void axe_finds_no_barrier_by_day_and_by_night(String page, String language) {
        for (String scheme : List.of("light", "dark")) {
            browser.in(scheme);
            show(page, language, 1280);

            assertThat(browser.barriers()).as(scheme).isEmpty();
        }
        browser.in("light");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void nothing_is_fetched(String page, String language) {
        show(page, language, 1280);

        assertThat(browser.requests()).hasSize(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "{0} pixels")
    @ValueSource(ints = {1280, 360})
    void every_line_of_a_chart_is_named(int width) {
        show("a sweep", "en", width);

        assertThat(browser.list("[..." + SHOWN + ".querySelectorAll('[id^=chart-load-curves] svg')]"
                        + ".filter(s => s.checkVisibility()).map(s => s.textContent)"))
                .singleElement()
                .asString()
                .contains(MODELS);
    }

    private static void show(String page, String language, int width) {
        browser.sized(width, 900);
        browser.show(PAGES.get(page), "main-" + language);
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(browser.ask(SHOWN + ".lang")).isEqualTo(language);
    }
}
