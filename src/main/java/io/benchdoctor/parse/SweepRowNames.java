package io.benchdoctor.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a person tells the rows of a table apart by: the fewest columns that were chosen, not measured, and that differ. */
final class SweepRowNames {
    /** A longer field is a sentence, not a name. */
    private static final int MAX_CHARS = 40;

    /** More than that is no label any more. */
    private static final int MAX_COLUMNS = 3;

    private final List<SweepColumn> columns;
    private final List<List<String>> rows;

    private SweepRowNames(List<SweepColumn> columns, List<List<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * A name for every row, such as {@code concurrency=8, rate=inf}, with the names of the columns as written; empty where
     * the table has one row, or no column tells two rows apart.
     */
    static List<String> of(List<SweepColumn> columns, List<List<String>> rows) {
        var names = new SweepRowNames(columns, rows);
        List<Integer> chosen = names.chosen();
        return rows.stream().map(row -> names.name(row, chosen)).toList();
    }

    /** Settings before what this table alone knows, each only if it tells more rows apart than those before it. */
    private List<Integer> chosen() {
        List<Integer> candidates = new ArrayList<>();
        for (int n = 0; n < columns.size(); n++) {
            if (isChoice(columns.get(n)) && differs(n) && !isRowNumber(n)) {
                candidates.add(n);
            }
        }
        candidates.sort(Comparator.comparing((Integer n) -> !isKnown(columns.get(n))));
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < MAX_COLUMNS && distinct(chosen) < rows.size()) {
            Optional<Integer> best = candidates.stream()
                    .filter(n -> !chosen.contains(n))
                    .max(Comparator.comparingInt((Integer n) -> distinct(and(chosen, n)))
                            .thenComparing(
                                    Comparator.comparingInt(candidates::indexOf).reversed()));
            if (best.isEmpty() || distinct(and(chosen, best.get())) == distinct(chosen)) {
                break;
            }
            chosen.add(best.get());
        }
        chosen.sort(null);
        return chosen;
    }

    private static boolean isChoice(SweepColumn column) {
        return !column.name().isEmpty() && !column.unclear() && !SweepHeader.isMeasured(column);
    }

    private static boolean isKnown(SweepColumn column) {
        return column.figure().isPresent() || column.setting().isPresent();
    }

    /** A column of decimal numbers under a name that is not known was measured as well. */
    private boolean differs(int column) {
        Set<String> values = new HashSet<>();
        for (List<String> row : rows) {
            String field = field(row, column);
            boolean measured = !isKnown(columns.get(column)) && field.matches("[$€]?[\\d.,]*\\d[.,]\\d+%?");
            if (measured || field.length() > MAX_CHARS) {
                return false;
            }
            values.add(field);
        }
        return values.size() > 1;
    }

    /** Rows that somebody counted tell of nothing that was chosen. */
    private boolean isRowNumber(int column) {
        if (isKnown(columns.get(column)) || !field(rows.get(0), column).matches("[01]")) {
            return false;
        }
        int first = Integer.parseInt(field(rows.get(0), column));
        return IntStream.range(0, rows.size())
                .allMatch(row -> field(rows.get(row), column).equals(Integer.toString(first + row)));
    }

    private static List<Integer> and(List<Integer> chosen, int column) {
        List<Integer> more = new ArrayList<>(chosen);
        more.add(column);
        return more;
    }

    private int distinct(List<Integer> chosen) {
        return (int) rows.stream().map(row -> name(row, chosen)).distinct().count();
    }

    private String name(List<String> row, List<Integer> chosen) {
        List<String> parts = new ArrayList<>();
        for (int column : chosen) {
            String field = field(row, column);
            if (!field.isEmpty()) {
                parts.add(columns.get(column).name() + "=" + field);
            }
        }
        return String.join(", ", parts);
    }

    private static String field(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }
}
