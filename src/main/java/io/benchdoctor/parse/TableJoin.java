package io.benchdoctor.parse;

import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Reported;
import io.benchdoctor.parse.Likeness.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives the rows of tables to the runs whose figures they repeat. A row that fits no run, or more than one, stays a run of
 * its own.
 */
final class TableJoin {
    /** Runs by each of their figures: a table may have thousands of rows. */
    private final Map<String, NavigableMap<Double, List<List<Telling>>>> byFigure = new HashMap<>();

    private final Map<String, Double> coarsest = new HashMap<>();

    private TableJoin() {}

    /** The groups in their order, those of rows added to the runs of which they tell. */
    static List<List<Telling>> joined(List<List<Telling>> groups) {
        List<List<Telling>> joined = new ArrayList<>();
        List<List<Telling>> rows = new ArrayList<>();
        List<List<Telling>> runs = new ArrayList<>();
        for (List<Telling> group : groups) {
            boolean row = group.stream().allMatch(TableJoin::isRow);
            List<Telling> told = row ? group : new ArrayList<>(group);
            joined.add(told);
            (row ? rows : runs).add(told);
        }
        // Of most batches nobody made a table.
        if (rows.isEmpty()) {
            return joined;
        }
        var join = new TableJoin();
        runs.forEach(join::index);
        Set<List<Telling>> given = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Telling> row : rows) {
            if (join.give(row)) {
                given.add(row);
            }
        }
        joined.removeIf(given::contains);
        return joined;
    }

    private static boolean isRow(Telling telling) {
        return telling.run().format().equals(SweepTable.FORMAT);
    }

    private void index(List<Telling> run) {
        for (Telling telling : run) {
            measured(telling).forEach((metric, figure) -> {
                byFigure.computeIfAbsent(metric, m -> new TreeMap<>())
                        .computeIfAbsent(figure.value(), value -> new ArrayList<>())
                        .add(run);
                coarsest.merge(metric, figure.rounding(), Math::max);
            });
        }
    }

    private static Map<String, RowFigure> measured(Telling telling) {
        Map<String, RowFigure> measured = new TreeMap<>();
        RowLikeness.named(telling.printed().orElse(Map.of())).forEach((metric, figure) -> {
            if (RowLikeness.isMeasured(metric)) {
                measured.put(metric, RowFigure.of(figure));
            }
        });
        return measured;
    }

    /** Whether there is exactly one run to which the row could be given. */
    private boolean give(List<Telling> row) {
        Telling first = row.get(0);
        Map<String, Reported> printed = first.printed().orElse(Map.of());
        List<Joined> reasons = new ArrayList<>();
        List<List<Telling>> fitting = new ArrayList<>();
        for (List<Telling> run : near(first)) {
            reason(printed, run).ifPresent(reason -> {
                reasons.add(reason);
                fitting.add(run);
            });
        }
        if (fitting.size() != 1) {
            return false;
        }
        fitting.get(0).add(first.joined(reasons.get(0)));
        fitting.get(0).addAll(row.subList(1, row.size()));
        return true;
    }

    /** Runs that have one figure of the row. */
    private Set<List<Telling>> near(Telling row) {
        Set<List<Telling>> near = Collections.newSetFromMap(new IdentityHashMap<>());
        measured(row).forEach((metric, figure) -> {
            double reach = figure.reach(coarsest.getOrDefault(metric, 0.0));
            byFigure.getOrDefault(metric, Collections.emptyNavigableMap())
                    .subMap(figure.value() - reach, true, figure.value() + reach, true)
                    .values()
                    .forEach(near::addAll);
        });
        return near;
    }

    /** What agrees with one of the tellings of the run; empty when that is too little, or when one contradicts. */
    private static Optional<Joined> reason(Map<String, Reported> row, List<Telling> run) {
        Optional<Joined> reason = Optional.empty();
        for (Telling telling : run) {
            Likeness likeness = RowLikeness.of(row, telling.printed().orElse(Map.of()));
            if (likeness.answer() == Answer.ANOTHER) {
                return Optional.empty();
            }
            if (likeness.isSame() && reason.isEmpty()) {
                reason = Optional.of(likeness.joined(telling));
            }
        }
        return reason;
    }
}
