package io.benchdoctor.parse;

import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.parse.RunAssembly.Telling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which tellings are of one run: a console block and the result file saved beside it, a log and the page that quotes
 * it. Only figures count, never names or places, and one figure that differs keeps two tellings apart: to join two runs
 * is worse than to tell one twice.
 */
final class RunJoin {
    /** Counts that are equal for tellings of one run, where both have them. */
    private static final List<String> TOKENS = List.of("tokens.input", "tokens.output");

    /** What no two runs share by chance; a telling without either is never joined. */
    private static final List<String> CLOCKED = List.of("duration", "throughput.requests");

    /** A console prints two decimals. */
    private static final double HALF_A_CENT = 0.005;

    /** One mean may agree by chance; three latencies beside the counts and the duration do not. */
    private static final int MIN_SHARED_LATENCIES = 3;

    private RunJoin() {}

    /** Groups in the order of their first members, and these in the order given. */
    static List<List<Telling>> groups(List<Telling> tellings) {
        List<Group> groups = new ArrayList<>();
        Map<String, Group> byPlace = new HashMap<>();
        Map<Double, List<Group>> byCount = new HashMap<>();
        for (Telling telling : tellings) {
            List<Group> candidates = figures(telling)
                    .filter(RunJoin::hasEnoughLatencies)
                    .flatMap(RunJoin::completed)
                    .map(key -> byCount.computeIfAbsent(key, k -> new ArrayList<>()))
                    .orElseGet(ArrayList::new);
            Group group = Optional.ofNullable(byPlace.get(telling.place()))
                    .or(() -> candidates.stream()
                            .filter(one -> one.isLike(telling))
                            .findFirst())
                    .orElseGet(Group::new);
            if (group.members.isEmpty()) {
                groups.add(group);
                candidates.add(group);
            }
            group.add(telling);
            byPlace.putIfAbsent(telling.place(), group);
        }
        return groups.stream().map(group -> group.members).toList();
    }

    /** Tellings of one run. */
    private static final class Group {
        private final List<Telling> members = new ArrayList<>();
        /** Members by what they print: of a thousand copies one is compared. */
        private final Map<Map<String, String>, Telling> distinct = new LinkedHashMap<>();

        private void add(Telling telling) {
            members.add(telling);
            Map<String, String> print = new HashMap<>();
            figures(telling)
                    .orElse(Map.of())
                    .forEach((metric, figure) ->
                            print.put(metric, figure.quantity().value() + " " + figure.text()));
            distinct.putIfAbsent(print, telling);
        }

        private boolean isLike(Telling telling) {
            return distinct.values().stream().allMatch(member -> same(member, telling));
        }
    }

    private static Optional<Map<String, Reported>> figures(Telling telling) {
        for (RunPart part : telling.run().parts()) {
            if (part instanceof BenchSummary summary) {
                return Optional.of(summary.reported());
            }
        }
        return Optional.empty();
    }

    /** Equal for tellings of one run; empty when nothing was answered, since all such runs look alike. */
    private static Optional<Double> completed(Map<String, Reported> figures) {
        Reported completed = figures.get("requests.completed");
        boolean known = completed != null && completed.quantity().value() > 0;
        return known && CLOCKED.stream().anyMatch(figures::containsKey)
                ? Optional.of(completed.quantity().value())
                : Optional.empty();
    }

    private static boolean same(Telling one, Telling other) {
        Map<String, Reported> figures = figures(one).orElseThrow();
        Map<String, Reported> others = figures(other).orElseThrow();
        if (CLOCKED.stream().noneMatch(metric -> figures.containsKey(metric) && others.containsKey(metric))) {
            return false;
        }
        int latencies = 0;
        for (Map.Entry<String, Reported> figure : figures.entrySet()) {
            String metric = figure.getKey();
            Reported twin = others.get(metric);
            if (twin != null
                    && (TOKENS.contains(metric)
                            ? !equal(figure.getValue(), twin)
                            : differs(metric, figure.getValue(), twin))) {
                return false;
            }
            latencies += twin != null && isLatency(metric) ? 1 : 0;
        }
        return latencies >= MIN_SHARED_LATENCIES;
    }

    private static boolean equal(Reported one, Reported other) {
        return one.quantity().value() == other.quantity().value();
    }

    private static boolean differs(String metric, Reported one, Reported other) {
        return isMeasured(metric) && !alike(one, other);
    }

    private static boolean hasEnoughLatencies(Map<String, Reported> figures) {
        return figures.keySet().stream().filter(RunJoin::isLatency).count() >= MIN_SHARED_LATENCIES;
    }

    private static boolean isMeasured(String metric) {
        return isLatency(metric) || CLOCKED.contains(metric) || metric.equals("requests.failed");
    }

    private static boolean isLatency(String metric) {
        return new ConsoleLabel(metric, 1).isLatency();
    }

    /** Equal after rounding to two decimals of the unit in which the coarser one was printed. */
    private static boolean alike(Reported one, Reported other) {
        double a = one.quantity().value();
        double b = other.quantity().value();
        double half = HALF_A_CENT * Math.max(printedUnit(one), printedUnit(other));
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= half * (1 + 1e-9) + Math.ulp(a) * 4;
    }

    /** How many of the metric's units one printed unit is: 1000 where seconds were printed for milliseconds. */
    private static double printedUnit(Reported reported) {
        double value = reported.quantity().value();
        double printed = ConsoleFigures.isNumber(reported.text()) ? ConsoleFigures.number(reported.text()) : value;
        boolean scaled = printed != 0 && Double.isFinite(value / printed);
        return scaled ? Math.max(1, Math.rint(value / printed)) : 1;
    }
}
