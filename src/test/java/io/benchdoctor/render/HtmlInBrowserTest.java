package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The pages in a real browser that has no network: how they read, by mouse and by keyboard, on a phone and on paper. */
@Tag("browser")
@ExtendWith(BrowserInstalled.class)
class HtmlInBrowserTest {
    /** What a page can be: one that found much, nothing, or no use in figures; with raw timings; over no run; over many. */
    private static final Map<String, List<String>> CASES = new LinkedHashMap<>(Map.of(
            "a queue", List.of("samples/burst-queue-ramp"),
            "nothing wrong", List.of("samples/healthy"),
            "figures that contradict each other", List.of("samples/integrity-mismatch"),
            "raw timings", List.of("samples/token-timings"),
            "no run", List.of("LICENSE"),
            "several runs", List.of("samples/burst-queue-ramp", "samples/healthy", "samples/cold-start")));

    private static final List<String> LANGUAGES = List.of("vi", "en");

    /** The part of the document that is shown. */
    private static final String SHOWN =
            "[...document.querySelectorAll('.page')].find(p => getComputedStyle(p).display !== 'none')";

    private static final String OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void the_browser_starts() {
        browser = Browser.opened();
    }

    @AfterAll
    static void the_browser_ends() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void a_screen_of_common_size_in_daylight() {
        browser.withScripts(true);
        browser.in("light");
        browser.sized(1280, 900);
    }

    static Stream<String> pages() {
        return CASES.keySet().stream().sorted();
    }

    static Stream<Arguments> reports() {
        return pagesInEachLanguage()
                .filter(page -> !List.of("no run", "several runs").contains(page.get()[0]))
                .flatMap(page ->
                        Stream.of(true, false).map(scripts -> Arguments.of(page.get()[0], page.get()[1], scripts)));
    }

    static Stream<Arguments> pagesInEachLanguage() {
        return pages().flatMap(page -> LANGUAGES.stream().map(language -> Arguments.of(page, language)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void nothing_is_fetched_and_nothing_runs_against_the_policy_of_the_page(String page) throws IOException {
        browser.show(file(page), "");

        assertThat(browser.requests())
                .containsExactly(file(page)
                        .toUri()
                        .toString()
                        .replace("file:/", "file:///")
                        .replaceAll("/{3,}", "///"));
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void without_scripts_it_says_the_same_and_every_fold_opens(String page, String language) throws IOException {
        browser.show(file(page), "main-" + language);
        browser.ask(OPEN_ALL);
        String withScripts = words();

        browser.withScripts(false);
        browser.show(file(page), "");
        browser.click("label[for=l-" + language + "]");
        for (String fold : folds()) {
            browser.click(fold + " > summary");
        }

        assertThat(browser.ask(SHOWN + ".lang")).isEqualTo(language);
        assertThat(words()).isEqualTo(withScripts).hasSizeGreaterThan(100);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void axe_finds_no_barrier_by_day_and_by_night(String page, String language) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.in(scheme);
            browser.show(file(page), "main-" + language);
            browser.ask(OPEN_ALL);

            assertThat(browser.ask(SHOWN + ".lang")).isEqualTo(language);
            assertThat(browser.barriers()).as(scheme).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void a_phone_scrolls_in_one_direction_only(String page, String language) throws IOException {
        for (int width : List.of(360, 320)) {
            browser.sized(width, 800);
            browser.show(file(page), "main-" + language);
            browser.ask(OPEN_ALL);

            assertThat(browser.number("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(browser.list(
                            "[..." + SHOWN + ".querySelectorAll('*')].filter(e => !e.closest('.log, .vh, .pick, .skip')"
                                    + " && e.getClientRects().length && (e.getBoundingClientRect().right > innerWidth + 1"
                                    + " || e.getBoundingClientRect().left < -1)).map(e => e.outerHTML.slice(0, 200))"))
                    .as("beyond the edge at " + width)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void what_a_finger_aims_at_is_large_enough(String page, String language) throws IOException {
        browser.sized(360, 800);
        browser.show(file(page), "main-" + language);

        assertThat(browser.list("[..." + SHOWN + ".querySelectorAll('label, summary, nav a')]"
                        + ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 36)"
                        + ".map(e => e.outerHTML.slice(0, 200))"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void the_tabulator_reaches_everything_in_reading_order_and_shows_where_it_is(String page, String language)
            throws IOException {
        browser.show(file(page), "main-" + language);
        browser.ask(OPEN_ALL);
        browser.ask("document.activeElement.blur(); scrollTo(0, 0); getSelection().removeAllRanges();"
                + "window.stops = [...document.querySelectorAll('a[href], summary, input:checked, input[type=search], "
                + "[tabindex=\"0\"], button')]"
                + ".filter(e => e.checkVisibility({visibilityProperty: true})); stops.length");
        long stops = browser.number("stops.length");
        // The document begins at its begin, wherever a link led to.
        browser.ask("document.body.tabIndex = -1; document.body.focus()");

        for (int stop = 0; stop < stops; stop++) {
            browser.press(Keys.TAB);

            assertThat(browser.ask("document.activeElement === stops[" + stop + "] ? '' : "
                            + "document.activeElement.outerHTML.slice(0, 200) + ' instead of ' + stops[" + stop
                            + "].outerHTML.slice(0, 200)"))
                    .as("stop " + stop)
                    .isEqualTo("");
            assertThat(
                            browser.holds(
                                    "[document.activeElement, ..." + SHOWN
                                            + ".querySelectorAll('label[for=\"' + (document.activeElement.id || '-') + '\"]')]"
                                            + ".some(e => parseFloat(getComputedStyle(e).outlineWidth) >= 2"
                                            + " && getComputedStyle(e).outlineStyle === 'solid' && e.getBoundingClientRect().width > 1)"))
                    .as("visible focus of stop " + stop)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void a_keyboard_without_scripts_switches_and_opens_everything(String page) throws IOException {
        browser.withScripts(false);
        browser.show(file(page), "");
        browser.press(Keys.TAB, Keys.ARROW_RIGHT);

        assertThat(browser.ask(SHOWN + ".lang")).isEqualTo("en");
        for (String fold : folds()) {
            browser.ask("document.querySelector('" + fold + " > summary').focus()");
            browser.press(Keys.ENTER);

            assertThat(browser.holds("document.querySelector('" + fold + "').open"))
                    .as(fold)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0} in {1}, scripts {2}")
    @MethodSource("reports")
    void an_engineer_finds_every_fold_open_and_a_manager_closed(String page, String language, boolean scripts)
            throws IOException {
        String open = "[..." + SHOWN + ".querySelectorAll('details')].map(d => "
                + "[...d.children].slice(1).some(e => e.checkVisibility()) ? 'open' : 'closed')";
        browser.withScripts(scripts);
        browser.show(file(page), "");
        browser.click("label[for=l-" + language + "]");

        assertThat(browser.list(open)).containsOnly("closed");

        browser.ask(SHOWN + ".querySelector('label[for=r-engineer]').dataset.pressed = ''");
        browser.click("label[data-pressed]");
        assertThat(browser.list(open)).containsOnly("open");

        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.list(open)).containsOnly("closed");
    }

    @ParameterizedTest(name = "{0} in {1}, scripts {2}")
    @MethodSource("reports")
    void two_clicks_lead_from_a_figure_through_its_formula_to_the_log(String page, String language, boolean scripts)
            throws IOException {
        browser.withScripts(scripts);
        browser.show(file(page), "");
        browser.click("label[for=l-" + language + "]");
        List<String> figures =
                browser.list("[..." + SHOWN + ".querySelectorAll('a:is([href^=\"#n\"], [href^=\"#L\"])')]"
                        + ".filter(a => a.checkVisibility() && !a.closest('.proofs'))"
                        + ".map((a, n) => { a.dataset.figure = n; return a.getAttribute('href'); })");

        assertThat(figures).hasSizeGreaterThan(8);
        for (int n = 0; n < figures.size(); n++) {
            String figure = figures.get(n);
            browser.ask(SHOWN + ".querySelectorAll('details').forEach(d => d.open = false)");
            browser.click("[data-figure=\"" + n + "\"]");

            assertThat(shownNow(figure)).as(figure).isTrue();
            String line = (String) browser.ask("document.getElementById('" + figure.substring(1)
                    + "').querySelector('td a')?.getAttribute('href') ?? ''");
            if (!line.isEmpty()) {
                browser.click("tr:target td a");
                assertThat(shownNow(line)).as(figure + " on to " + line).isTrue();
            }
        }
    }

    private static boolean shownNow(String link) {
        return browser.holds("(r => r.height > 0 && r.top >= -1 && r.top < innerHeight)(document.getElementById('"
                + link.substring(1) + "').getBoundingClientRect())");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("pagesInEachLanguage")
    void paper_shows_what_is_folded_away_on_a_screen_in_the_chosen_language(String page, String language)
            throws IOException {
        browser.withScripts(false);
        browser.show(file(page), "");
        browser.click("label[for=l-" + language + "]");
        List<String> folded = browser.list("[..." + SHOWN
                + ".querySelectorAll('details :is(td, th, li, p, h4)')].map(e => e.textContent).filter(t => t.trim())");
        String other =
                (String) browser.ask("document.querySelector('.page:not([lang=" + language + "]) h1').textContent");

        String printed = letters(text(browser.printed()));

        assertThat(folded.stream().map(HtmlInBrowserTest::letters).filter(words -> !printed.contains(words)))
                .isEmpty();
        assertThat(printed).doesNotContain(letters(other));
    }

    /** The search over runs is a script's own tool. */
    private static String words() {
        browser.ask("document.querySelectorAll('.find').forEach(f => f.hidden = true)");
        return ((String) browser.ask(SHOWN + ".innerText")).replaceAll("\\s+", " ");
    }

    /** A selector for every fold of the part that is shown, outer ones first. */
    private static List<String> folds() {
        return browser.list(SHOWN + ".querySelectorAll('details').forEach((d, i) => d.dataset.fold = i),"
                + "[..." + SHOWN + ".querySelectorAll('details')].map((d, i) => '.page[lang=' + d.closest('.page').lang"
                + " + '] [data-fold=\"' + i + '\"]')");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Letters and digits: line breaks, hyphens and the space between columns are the paper's. */
    private static String letters(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Path file(String page) throws IOException {
        Path at = folder.resolve(page.replace(' ', '-'));
        if (Files.notExists(at)) {
            Files.createDirectories(at.resolve("runs"));
            new HtmlRenderer(ChartPainter::svg)
                    .render(
                            SampleReport.of(CASES.get(page).toArray(String[]::new)),
                            name -> Files.newOutputStream(at.resolve(name)));
        }
        List<Path> names = new ArrayList<>(List.of(at.resolve("report.html"), at.resolve("index.html")));
        names.removeIf(Files::notExists);
        return names.get(0);
    }
}
