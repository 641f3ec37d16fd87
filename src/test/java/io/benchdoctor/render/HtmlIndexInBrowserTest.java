package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.report.IndexView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page over many runs in a real browser: what a reader can pick, sort and find, with scripts and without. */
@Tag("browser")
@ExtendWith(BrowserInstalled.class)
class HtmlIndexInBrowserTest {
    private static final String SHOWN =
            "[...document.querySelectorAll('.page')].find(p => getComputedStyle(p).display !== 'none')";
    private static final String ROWS = "[..." + SHOWN + ".querySelectorAll('.runs tbody tr')]";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void the_browser_starts() {
        browser = Browser.opened();
        browser.sized(1280, 900);
    }

    @AfterAll
    static void the_browser_ends() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest(name = "scripts {0}")
    @ValueSource(booleans = {true, false})
    void a_level_is_picked_alone_and_all_come_back(boolean scripts) throws IOException {
        show(40, scripts);

        browser.click(".page[lang=vi] label[for=b-warning]");
        assertThat(levelsSeen()).containsExactly("r-warning");

        browser.click(".page[lang=vi] label[for=b-all]");
        assertThat(levelsSeen()).containsExactly("r-critical", "r-warning", "r-undecided", "r-info", "r-good");
    }

    @ParameterizedTest(name = "scripts {0}")
    @ValueSource(booleans = {true, false})
    void among_three_thousand_runs_a_level_that_is_picked_lies_open(boolean scripts) throws IOException {
        show(3000, scripts);
        assertThat(levelsSeen()).containsExactly("r-critical");

        browser.click(".page[lang=vi] label[for=b-good]");

        assertThat(levelsSeen()).containsExactly("r-good");
        assertThat(browser.number(ROWS + ".filter(r => r.checkVisibility()).length"))
                .isEqualTo(600);
    }

    @Test
    void without_scripts_the_worst_come_first_and_nothing_promises_what_it_cannot_do() throws IOException {
        show(40, false);

        assertThat(levelsSeen().get(0)).isEqualTo("r-critical");
        assertThat(browser.holds("document.querySelector('.find').checkVisibility()"))
                .isFalse();
        assertThat(browser.list("[...document.querySelectorAll('thead button')].map(b => b.textContent)"))
                .isEmpty();
    }

    @Test
    void a_head_sorts_its_figures_falling_and_then_rising() throws IOException {
        show(40, true);

        press(5);
        assertThat(figures(5)).isSortedAccordingTo(Comparator.reverseOrder()).hasSize(40);
        assertThat(sorting(5)).isEqualTo("descending");

        press(5);
        assertThat(figures(5)).isSorted();
        assertThat(sorting(5)).isEqualTo("ascending");
    }

    @Test
    void a_head_sorts_names_by_the_alphabet_and_severity_brings_the_first_order_back() throws IOException {
        show(40, true);
        List<String> first = names();

        press(2);
        assertThat(names()).isNotEqualTo(first);
        assertThat(names().stream().map(name -> name.substring(0, 3))).isSorted();

        press(1);
        assertThat(names()).isEqualTo(first);
    }

    @Test
    void a_search_leaves_the_runs_that_hold_the_word_on_every_level() throws IOException {
        show(3000, true);

        browser.ask("(i => { i.value = 'RUN-2999'; i.dispatchEvent(new Event('input')); })(" + SHOWN
                + ".querySelector('.find input'))");

        assertThat(browser.list(ROWS + ".filter(r => r.checkVisibility()).map(r => r.textContent)"))
                .singleElement()
                .asString()
                .contains("run-2999");
    }

    private static void press(int column) {
        browser.click(".page[lang=vi] .runs thead th:nth-child(" + column + ") button");
    }

    private static Object sorting(int column) {
        return browser.ask(SHOWN + ".querySelector('.runs thead th:nth-child(" + column + ")').ariaSort");
    }

    private static List<Double> figures(int column) {
        return texts(column).map(text -> Double.valueOf(text.replace(',', '.'))).toList();
    }

    private static List<String> names() {
        return texts(2).toList();
    }

    private static Stream<String> texts(int column) {
        return browser.list(ROWS + ".map(r => r.cells[" + (column - 1) + "].textContent)").stream();
    }

    /** The levels of the rows that are seen, each once, in their order. */
    private static List<String> levelsSeen() {
        return browser.list("[...new Set(" + ROWS + ".filter(r => r.checkVisibility()).map(r => r.className))]");
    }

    private static void show(int runs, boolean scripts) throws IOException {
        Path page = folder.resolve("index-" + runs + ".html");
        if (Files.notExists(page)) {
            List<IndexView> views = List.of(ManyRuns.in("vi", runs), ManyRuns.in("en", runs));
            Files.write(page, PageBytes.of(out -> new HtmlIndexPage(new HtmlTemplates()).write(views, out)));
        }
        browser.withScripts(scripts);
        browser.show(page, "");
    }
}
