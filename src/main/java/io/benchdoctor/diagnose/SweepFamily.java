package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.facts.Demand;
import io.benchdoctor.facts.Lever;
import io.benchdoctor.facts.Side;
import io.benchdoctor.facts.Sweep;
import io.benchdoctor.facts.SweepMeasure;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.model.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs that are the same in everything they tell but one lever.
 *
 * @param strangers runs that were asked the same and had prompts or answers of another length
 */
record SweepFamily(Lever lever, List<SweepFamily.Step> steps, List<SweepFamily.Step> strangers) {
    /** Two points are a comparison; a curve needs a third. */
    static final int FEWEST = 3;

    /** A run, what its name says, and where it stands on the lever. */
    record Step(Diagnosis diagnosis, Campaign name, String level) {
        double number() {
            return Lever.number(level).orElse(Double.NaN);
        }

        OptionalDouble fact(String id) {
            return diagnosis.facts().value(id);
        }
    }

    SweepFamily {
        steps = List.copyOf(steps);
        strangers = List.copyOf(strangers);
    }

    /** Runs of one level whose throughput deviates by more are no repeats of each other. */
    private static final double ALIKE = 0.1;

    /** A client that keeps so many in flight has them there; one that sends too slowly for its limit is no closed loop. */
    private static final double HELD = 0.7;

    /** Whether runs that tell the same make a sweep: enough levels that tell something, held, and repeats that are alike. */
    static boolean isSweep(Lever lever, List<Step> steps) {
        return isEnough(lever, steps)
                && (!lever.isLoad() || areRepeatsAlike(steps))
                && (lever != Lever.CONCURRENCY || isHeld(steps));
    }

    private static boolean isHeld(List<Step> steps) {
        double[] held = steps.stream()
                .filter(step -> Double.isFinite(step.number()))
                .flatMapToDouble(
                        step -> step.fact("system.concurrency").stream().map(inside -> inside / step.number()))
                .sorted()
                .toArray();
        return held.length == 0 || held[held.length / 2] >= HELD;
    }

    private static boolean areRepeatsAlike(List<Step> steps) {
        double squares = 0;
        int freedom = 0;
        for (List<Step> level : byLevel(steps).values()) {
            double[] logs = level.stream()
                    .flatMapToDouble(step -> step.fact("throughput.requests").stream())
                    .filter(rate -> rate > 0)
                    .map(Math::log)
                    .toArray();
            double mean = Arrays.stream(logs).average().orElse(0);
            squares +=
                    Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
            freedom += Math.max(0, logs.length - 1);
        }
        return freedom == 0 || Math.sqrt(squares / freedom) <= ALIKE;
    }

    /** Whether there are enough different levels for a curve. */
    private static boolean isEnough(Lever lever, List<Step> steps) {
        return levels(lever, steps.stream()) == FEWEST
                && levels(
                                lever,
                                steps.stream()
                                        .filter(step -> SweepMeasure.tells(
                                                lever, step.diagnosis().facts())))
                        == FEWEST;
    }

    /** How many different levels they have, {@value #FEWEST} at most: whether a run tells something takes far longer to say. */
    private static long levels(Lever lever, Stream<Step> steps) {
        return steps.filter(step -> lever.isText() || Double.isFinite(step.number()))
                .map(Step::level)
                .distinct()
                .limit(FEWEST)
                .count();
    }

    /** Steps by level, in their order. */
    Map<String, List<Step>> byLevel() {
        return byLevel(steps.stream()
                .sorted(Comparator.comparing(Step::level, lever.order()))
                .toList());
    }

    static Map<String, List<Step>> byLevel(List<Step> steps) {
        return steps.stream().collect(Collectors.groupingBy(Step::level, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Runs of one level are repeats, unless their names tell of something that no log tells: other words, or other numbers that
     * are no repeats; or unless they were asked another number of requests. Then each is a sweep of its own.
     */
    static List<List<Step>> campaigns(List<Step> steps) {
        if (byLevel(steps).values().stream().allMatch(level -> level.size() == 1)) {
            return List.of(steps);
        }
        Map<String, List<Step>> byWords = grouped(steps, step -> step.name().words());
        List<List<Step>> campaigns = new ArrayList<>();
        for (List<Step> alike : byWords.values()) {
            Set<Integer> telling = telling(alike);
            campaigns.addAll(grouped(alike, step -> telling.stream()
                            .map(step.name().numbers()::get)
                            .collect(Collectors.joining(" ")))
                    .values());
        }
        return campaigns.stream()
                .flatMap(campaign -> byCount(campaign).stream())
                .toList();
    }

    /**
     * Runs of one level that are no repeats after all, by the tables that hold a row for each of them, else by whatever number
     * in their names differs, dates too. Empty where they cannot be told apart.
     */
    static List<List<Step>> apart(List<Step> steps) {
        Map<String, List<Step>> byTable = grouped(steps, step -> step.diagnosis().run().sources().stream()
                .map(Run.Source::path)
                .findFirst()
                .orElse(""));
        if (byTable.size() > 1 && 2 * byTable.size() <= steps.size()) {
            return List.copyOf(byTable.values());
        }
        Set<Integer> differing = differing(steps);
        Map<String, List<Step>> byNumbers = grouped(
                steps,
                step -> differing.stream().map(step.name().numbers()::get).collect(Collectors.joining(" ")));
        return byNumbers.size() > 1 ? List.copyOf(byNumbers.values()) : List.of();
    }

    /** Places in the names at which runs of one level have numbers that are no repeats. */
    private static Set<Integer> telling(List<Step> alike) {
        Campaign any = alike.get(0).name();
        Set<Integer> telling = new TreeSet<>(differing(alike));
        telling.removeIf(any::isOfRepeats);
        return telling;
    }

    private static Set<Integer> differing(List<Step> alike) {
        Set<Integer> differing = new TreeSet<>();
        for (List<Step> level : byLevel(alike).values()) {
            List<Campaign> names = level.stream().map(Step::name).toList();
            for (int place = 0; place < names.get(0).numbers().size(); place++) {
                int at = place;
                long values = names.stream()
                        .map(name -> name.numbers().get(at))
                        .distinct()
                        .count();
                if (values > 1) {
                    differing.add(place);
                }
            }
        }
        return differing;
    }

    private static List<List<Step>> byCount(List<Step> steps) {
        boolean differ = byLevel(steps).values().stream()
                .anyMatch(level ->
                        level.stream().map(SweepFamily::sent).distinct().count() > 1);
        return differ ? List.copyOf(grouped(steps, SweepFamily::sent).values()) : List.of(steps);
    }

    private static String sent(Step step) {
        return step.fact("requests.sent").toString();
    }

    static <K> Map<K, List<Step>> grouped(List<Step> steps, Function<Step, K> key) {
        return steps.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    /** The sweep that its runs make; a name is no number, so its place in the order counts. */
    Sweep sweep(Demand demand) {
        List<SweepPoint> points = new ArrayList<>();
        Map<String, List<Step>> levels = byLevel();
        levels.forEach((level, runs) -> points.add(point(level, runs, points.size() + 1.0)));
        byLevel(strangers)
                .forEach((level, runs) ->
                        points.add(point(level, runs, Double.NaN).without(LeftOut.OTHER_LENGTHS)));
        Optional<SloProfile> promise = steps.get(0).diagnosis().facts().sloChosen()
                ? Optional.of(steps.get(0).diagnosis().facts().slo())
                : Optional.empty();
        points.sort(Comparator.comparingDouble(SweepPoint::level));
        Map<String, Side> sides = new LinkedHashMap<>();
        levels.forEach((level, runs) -> sides.put(level, side(runs)));
        return new Sweep(lever, points, demand, promise).withoutOutliers().withRuns(sides);
    }

    private static Side side(List<Step> runs) {
        return new Side(runs.stream().map(step -> step.diagnosis().facts()).toList());
    }

    private SweepPoint point(String level, List<Step> runs, double place) {
        List<String> ids =
                runs.stream().map(step -> step.diagnosis().run().id()).toList();
        List<String> findings = runs.stream()
                .flatMap(step -> step.diagnosis().findings().stream())
                .filter(finding -> finding.severity() == Severity.CRITICAL || finding.severity() == Severity.WARNING)
                .map(Finding::id)
                .distinct()
                .toList();
        double number = lever.isText() ? place : Lever.number(level).orElse(place);
        return SweepMeasure.of(lever, number, level, side(runs), ids, findings);
    }

    /** Every run of it. */
    Set<Diagnosis> members() {
        Set<Diagnosis> members = new LinkedHashSet<>();
        steps.forEach(step -> members.add(step.diagnosis()));
        strangers.forEach(step -> members.add(step.diagnosis()));
        return members;
    }
}
