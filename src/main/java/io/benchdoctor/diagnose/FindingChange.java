package io.benchdoctor.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A finding that one of two sides has and the other has not, or has in another way.
 *
 * @param before as it stands in most runs of the base; empty where most have none
 */
public record FindingChange(String id, Optional<Finding> before, Optional<Finding> after) {
    /** What became of a finding. */
    public enum Kind {
        APPEARED("appeared"),
        VANISHED("vanished"),
        CHANGED("changed");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Lower-case, as in {@code compare.json}. */
        public String id() {
            return id;
        }
    }

    /** What became of it. */
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.APPEARED;
        }
        return after.isEmpty() ? Kind.VANISHED : Kind.CHANGED;
    }

    /** The side that has it; of both the new one. */
    public Finding finding() {
        return after.or(() -> before).orElseThrow();
    }

    /** Every finding that is not the same on both sides, in the order in which they matter. */
    static List<FindingChange> between(List<Diagnosis> base, List<Diagnosis> now) {
        TreeSet<String> ids = new TreeSet<>();
        Stream.concat(base.stream(), now.stream())
                .flatMap(diagnosis -> diagnosis.findings().stream())
                .forEach(finding -> ids.add(finding.id()));
        List<FindingChange> changes = new ArrayList<>();
        for (String id : ids) {
            FindingChange change = new FindingChange(id, usual(base, id), usual(now, id));
            if (change.isOne()) {
                changes.add(change);
            }
        }
        changes.sort(
                Comparator.comparing((FindingChange change) -> change.finding().severity())
                        .thenComparing(FindingChange::kind)
                        .thenComparing(FindingChange::id));
        return List.copyOf(changes);
    }

    private boolean isOne() {
        if (before.isEmpty() && after.isEmpty()) {
            return false;
        }
        return before.isEmpty()
                || after.isEmpty()
                || before.get().severity() != after.get().severity()
                || before.get().certainty() != after.get().certainty();
    }

    /** The finding as most of the runs have it. */
    private static Optional<Finding> usual(List<Diagnosis> runs, String id) {
        List<Finding> found = runs.stream()
                .flatMap(diagnosis -> diagnosis.finding(id).stream())
                .toList();
        return 2 * found.size() > runs.size() ? Optional.of(found.get(0)) : Optional.empty();
    }
}
