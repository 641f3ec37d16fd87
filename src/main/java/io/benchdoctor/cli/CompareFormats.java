package io.benchdoctor.cli;

import io.benchdoctor.render.ComparisonRenderer;
import io.benchdoctor.render.ComparisonRenderers;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The outputs of a comparison that the command line asks for. */
final class CompareFormats {
    static final String STANDARD_OUTPUT = "-";
    static final String DEFAULT = "html,xlsx,json";

    private CompareFormats() {}

    /** @throws ParameterException for a format that nobody knows */
    static List<ComparisonRenderer> of(CommandLine command, List<String> formats) {
        return formats.stream().map(format -> of(command, format)).toList();
    }

    private static ComparisonRenderer of(CommandLine command, String format) {
        List<String> known =
                ComparisonRenderers.ALL.stream().map(ComparisonRenderer::format).toList();
        return ComparisonRenderers.ALL.stream()
                .filter(renderer -> renderer.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command,
                        Words.text("usage.format", Map.of("given", format, "known", String.join(", ", known)))));
    }
}
