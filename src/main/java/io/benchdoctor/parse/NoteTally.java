package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what goes wrong in a log of any length: one note per problem and thing, with the number of cases and their
 * first lines.
 */
final class NoteTally {
    /** Enough to find the place in an editor, few enough to read. */
    private static final int LINES_SHOWN = 3;

    private final String path;
    private final Map<List<Object>, Entry> entries = new LinkedHashMap<>();

    NoteTally(String path) {
        this.path = path;
    }

    /** @param thing language-free: a column, a key, a metric; may be empty */
    void add(Problem problem, String thing, int line) {
        Entry entry = entries.computeIfAbsent(List.of(problem, thing), key -> new Entry(problem, thing));
        entry.count++;
        if (entry.lines.size() < LINES_SHOWN && !entry.lines.contains(line)) {
            entry.lines.add(line);
        }
    }

    int count(Problem problem) {
        return entries.values().stream()
                .filter(entry -> entry.problem == problem)
                .mapToInt(entry -> entry.count)
                .sum();
    }

    List<LogNote> notes() {
        return entries.values().stream().map(this::note).toList();
    }

    private LogNote note(Entry entry) {
        return new LogNote(new SourceRef(path, entry.lines.get(0)), entry.problem, entry.detail());
    }

    private static final class Entry {
        private final Problem problem;
        private final String thing;
        private final List<Integer> lines = new ArrayList<>();
        private int count;

        private Entry(Problem problem, String thing) {
            this.problem = problem;
            this.thing = thing;
        }

        /** {@code itls × 12 (3, 17, 44)}; the count and the lines only where there are several. */
        private String detail() {
            if (count == 1) {
                return thing;
            }
            String places = lines.size() == 1
                    ? ""
                    : " ("
                            + String.join(
                                    ", ", lines.stream().map(String::valueOf).toList()) + ")";
            return (thing.isEmpty() ? "" : thing + " ") + "× " + count + places;
        }
    }
}
