package io.benchdoctor.parse;

import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Reported;
import io.benchdoctor.parse.Likeness.Answer;
import io.benchdoctor.parse.PrintedLikeness.Clocks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which tellings are of one run: a console block and the result file saved beside it, raw timings and the summary of
 * them, a log and the page that quotes it. Only figures count, never names or places, and one figure that differs keeps
 * two tellings apart: to join two runs is worse than to tell one twice.
 */
final class RunJoin {
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> byPlace = new HashMap<>();
    private final Map<Double, List<Group>> byCount = new HashMap<>();

    private RunJoin() {}

    /** Groups in the order of their first members, and these in the order given; the first one has no reason to be there. */
    static List<List<Telling>> groups(List<Telling> tellings) {
        var join = new RunJoin();
        tellings.forEach(join::add);
        return join.groups.stream().map(Group::members).toList();
    }

    private void add(Telling telling) {
        Group known = byPlace.get(telling.place());
        if (known != null) {
            known.copy(telling);
            return;
        }
        Optional<Double> count = completed(telling);
        List<Group> candidates = count.map(key -> byCount.computeIfAbsent(key, k -> new ArrayList<>()))
                .orElseGet(ArrayList::new);
        Clocks clocks = Clocks.of(telling.printed().orElse(Map.of()));
        Group group = null;
        for (Group candidate : candidates.isEmpty() ? candidates : List.copyOf(candidates)) {
            Optional<Joined> reason = candidate.reason(telling, clocks);
            if (reason.isPresent() && group == null) {
                group = candidate;
                group.add(telling.joined(reason.get()), clocks);
            } else if (reason.isPresent() && !group.contradicts(candidate)) {
                // Two tellings that had nothing to compare are both like this one.
                merge(group, candidate, telling);
                candidates.remove(candidate);
            }
        }
        if (group == null) {
            group = new Group();
            group.add(telling, clocks);
            groups.add(group);
            candidates.add(group);
        }
        byPlace.put(telling.place(), group);
    }

    private void merge(Group into, Group merged, Telling bridge) {
        Telling first = merged.members.get(0);
        Likeness likeness = Likeness.of(first, bridge);
        Joined reason = likeness.isSame() ? likeness.joined(bridge) : new Joined(By.FIGURES, bridge.path(), List.of());
        into.add(first.joined(reason), Clocks.of(first.printed().orElse(Map.of())));
        for (Telling other : merged.members.subList(1, merged.members.size())) {
            into.add(other, Clocks.of(other.printed().orElse(Map.of())));
        }
        groups.remove(merged);
        byPlace.replaceAll((place, group) -> group == merged ? into : group);
    }

    /** Equal for tellings of one run; empty for one that is like no other: nothing was answered, or too little is told. */
    private static Optional<Double> completed(Telling telling) {
        Optional<Map<String, Reported>> printed = telling.printed();
        if (printed.isEmpty()) {
            return telling.timings()
                    .map(TimingsLikeness::completed)
                    .filter(count -> count > 0)
                    .map(Integer::doubleValue);
        }
        Reported completed = printed.get().get("requests.completed");
        boolean known = completed != null && completed.quantity().value() > 0;
        return known
                        && PrintedLikeness.hasEnoughLatencies(printed.get())
                        && PrintedLikeness.CLOCKED.stream().anyMatch(printed.get()::containsKey)
                ? Optional.of(completed.quantity().value())
                : Optional.empty();
    }

    /** Tellings of one run. */
    private static final class Group {
        private final List<Telling> members = new ArrayList<>(1);
        /** Members that print something of their own: of a thousand copies one is compared. */
        private final List<Telling> distinct = new ArrayList<>(1);

        /** What they print, from the second on: most runs are told once. */
        private final Set<Object> prints = new HashSet<>(0);

        /** Of each of them, in their order. */
        private final List<Clocks> clocks = new ArrayList<>(1);

        private record Figure(double value, String text) {}

        private List<Telling> members() {
            return members;
        }

        private void add(Telling telling, Clocks told) {
            if (prints.isEmpty() && !members.isEmpty()) {
                prints.add(print(members.get(0)));
            }
            if (members.isEmpty() || prints.add(print(telling))) {
                distinct.add(telling);
                clocks.add(told);
            }
            members.add(telling);
        }

        private void copy(Telling telling) {
            String first = members.stream()
                    .filter(member -> member.place().equals(telling.place()))
                    .findFirst()
                    .orElseThrow()
                    .path();
            members.add(telling.joined(new Joined(By.COPY, first, List.of())));
        }

        /** Why the telling is one of these; empty when it contradicts one of them or is like none. */
        private Optional<Joined> reason(Telling telling, Clocks told) {
            for (Clocks known : clocks) {
                if (told.contradict(known)) {
                    return Optional.empty();
                }
            }
            Optional<Joined> best = Optional.empty();
            for (Telling member : distinct) {
                Likeness likeness = Likeness.of(telling, member);
                if (likeness.answer() == Answer.ANOTHER) {
                    return Optional.empty();
                }
                if (likeness.isSame() && best.isEmpty()) {
                    best = Optional.of(likeness.joined(member));
                }
            }
            return best;
        }

        private boolean contradicts(Group other) {
            return distinct.stream().anyMatch(one -> other.distinct.stream()
                    .anyMatch(two -> Likeness.of(one, two).answer() == Answer.ANOTHER));
        }

        private static Object print(Telling telling) {
            if (telling.printed().isEmpty()) {
                return telling.place();
            }
            Map<String, Figure> print = new HashMap<>();
            telling.printed()
                    .get()
                    .forEach((metric, figure) ->
                            print.put(metric, new Figure(figure.quantity().value(), figure.text())));
            return print;
        }
    }
}
