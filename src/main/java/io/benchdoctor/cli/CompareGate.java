package io.benchdoctor.cli;

import io.benchdoctor.diagnose.RegressionGate;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Difference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command line says of a comparison: what may get worse by how much, and what was changed on purpose. */
final class CompareGate {
    private static final String REGRESSION = "regression";
    private static final Pattern METRIC = Pattern.compile("([\\w.]+):(\\d{1,4}(?:\\.\\d{1,6})?)%?");

    private CompareGate() {}

    /** @throws ParameterException for a gate or a metric that nobody knows */
    static RegressionGate of(CommandLine command, String given) {
        problem(given).ifPresent(problem -> {
            throw new ParameterException(command, problem);
        });
        Map<String, Double> allowed = new TreeMap<>();
        for (String part : parts(given)) {
            Matcher metric = METRIC.matcher(part);
            metric.matches();
            allowed.put(metric.group(1), Double.parseDouble(metric.group(2)) / 100);
        }
        return new RegressionGate(allowed);
    }

    /** What is wrong with a gate, in words; empty when nothing is. */
    static Optional<String> problem(String given) {
        if (!given.equals(REGRESSION) && !given.startsWith(REGRESSION + "=")) {
            return Optional.of(wrong(given));
        }
        return parts(given).stream()
                .filter(part -> !isAllowance(part))
                .findFirst()
                .map(CompareGate::wrong);
    }

    private static boolean isAllowance(String part) {
        Matcher metric = METRIC.matcher(part);
        return metric.matches() && metrics().contains(metric.group(1));
    }

    private static List<String> parts(String given) {
        return given.equals(REGRESSION)
                ? List.of()
                : Stream.of(given.substring(REGRESSION.length() + 1).split(","))
                        .map(String::trim)
                        .toList();
    }

    /** @throws ParameterException for something that no two runs are held against each other by */
    static Set<String> declared(CommandLine command, List<String> names) {
        for (String name : names) {
            if (!Difference.names().contains(name)) {
                throw new ParameterException(
                        command,
                        Words.text(
                                "usage.change", Map.of("given", name, "known", String.join(", ", Difference.names()))));
            }
        }
        return new TreeSet<>(names);
    }

    private static List<String> metrics() {
        return ComparedMetric.ALL.stream().map(ComparedMetric::id).toList();
    }

    private static String wrong(String given) {
        return Words.text("usage.gate", Map.of("given", given, "known", String.join(", ", metrics())));
    }
}
