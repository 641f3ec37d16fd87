package io.benchdoctor.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window: it shows pages as readers see them, of which no network is a part. */
final class Browser implements AutoCloseable {
    /** Selenium looks for bindings to each version's own protocol, which are not used here. */
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

    private static final String AXE = axe();

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser opened() {
        QUIET.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BrowserInstalled.browser().orElseThrow().toFile());
        // A container's only user may be root, and its shared memory small.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
        logs.enable("performance", Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(BrowserInstalled.driver().orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.command("Network.enable", Map.of());
        browser.command(
                "Network.emulateNetworkConditions",
                Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
        return browser;
    }

    /** Loads a page anew. {@code part} is what a link would lead to; empty for the page as such. */
    void show(Path page, String part) {
        driver.get("about:blank");
        driver.manage().logs().get("performance");
        driver.manage().logs().get("browser");
        driver.get(page.toUri() + (part.isEmpty() ? "" : "#" + part));
    }

    void sized(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void in(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void onPaper() {
        command("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    void withScripts(boolean run) {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** From the next page on, {@code window.alerts} says how often something called for the reader's attention. */
    void countsAlerts() {
        command(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "window.alerts = 0; window.alert = () => { window.alerts++; };"));
    }

    /** What an expression of ours says of the page; it runs also where the page's own scripts may not. */
    Object ask(String expression) {
        Map<String, Object> answer = command(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return ((Map<?, ?>) answer.get("result")).get("value");
    }

    @SuppressWarnings("unchecked")
    List<String> list(String expression) {
        return (List<String>) ask(expression);
    }

    long number(String expression) {
        return ((Number) ask(expression)).longValue();
    }

    boolean holds(String expression) {
        return (Boolean) ask(expression);
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    void press(Keys... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** What axe-core finds wrong with what is shown, a line for each element. */
    List<String> barriers() {
        ((JavascriptExecutor) driver).executeScript(AXE);
        return list(
                "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.flatMap(v => "
                        + "v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\\s+/g, ' '))))");
    }

    /** The printed page as a file. */
    byte[] printed() {
        Object data = command("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
                .get("data");
        return Base64.getDecoder().decode((String) data);
    }

    byte[] picture() {
        Object data = command("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        return Base64.getDecoder().decode((String) data);
    }

    /** Addresses asked for since the page was shown, its own among them. */
    List<String> requests() {
        return driver.manage().logs().get("performance").getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"method\":\"Network.requestWillBeSent\""))
                .map(message -> message.replaceFirst("(?s).*\"documentURL\".*?\"url\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    /** What the browser complained about since the page was shown, such as what its policy forbids. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
