package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages whose every text is an attack, in a real browser: nothing runs, nothing is asked for, and the attack can be read. */
@Tag("browser")
@ExtendWith(BrowserInstalled.class)
class HtmlHostileInBrowserTest {
    private static final Map<String, byte[]> PAGES = HtmlHostileTest.pages();

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void the_browser_starts() {
        browser = Browser.opened();
        browser.countsAlerts();
    }

    @AfterAll
    static void the_browser_ends() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<String> pages() {
        return PAGES.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void nothing_in_a_page_full_of_attacks_comes_alive(String page) throws IOException {
        show(PAGES.get(page));
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        browser.ask("document.querySelectorAll('label, button, summary').forEach(e => e.click())");

        assertThat(browser.number("window.alerts")).isZero();
        assertThat(browser.requests()).hasSize(1);
        assertThat(browser.complaints()).isEmpty();
        assertThat((String) browser.ask("document.body.textContent")).contains("<script>alert(1)</script>", "${7*7}");
    }

    @Test
    void an_attack_that_is_let_in_would_be_noticed() throws IOException {
        show(("<!DOCTYPE html><title>x</title><p title=\"" + HtmlHostileTest.ATTACK + "\">")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(browser.number("window.alerts")).isPositive();
        assertThat(browser.requests()).hasSizeGreaterThan(1);
        assertThat(browser.complaints()).isNotEmpty();
    }

    private static void show(byte[] html) throws IOException {
        Path page = folder.resolve("page.html");
        Files.write(page, html);
        browser.show(page, "");
    }
}
