package io.benchdoctor.render;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets tests run only where Chromium and its driver are installed, and says so where they are not. */
final class BrowserInstalled implements ExecutionCondition {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver");

    static Optional<Path> browser() {
        return onPath(BROWSERS);
    }

    static Optional<Path> driver() {
        return onPath(DRIVERS);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (browser().isPresent() && driver().isPresent()) {
            return ConditionEvaluationResult.enabled("a browser is installed");
        }
        String reason = "skipped: " + context.getDisplayName()
                + " needs chromium and chromedriver on the path, so no browser has looked at the page";
        // A condition is asked again for every test of a class; its line stands once.
        if (context.getTestMethod().isEmpty()) {
            System.out.println(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static Optional<Path> onPath(List<String> names) {
        List<String> places = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return names.stream()
                .flatMap(name -> places.stream().map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
