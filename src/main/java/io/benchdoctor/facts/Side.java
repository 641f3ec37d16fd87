package io.benchdoctor.facts;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One side of a comparison: one run, or several made alike, whose differences are chance.
 *
 * @param runs one sheet per run, at least one
 */
public record Side(List<FactSheet> runs) {
    public Side {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a side needs a run");
        }
    }

    /** The number of a fact in every run that knows it. */
    double[] known(String id) {
        return runs.stream()
                .flatMap(run -> run.get(id).known().stream())
                .mapToDouble(Quantity::value)
                .filter(Double::isFinite)
                .toArray();
    }

    /** Mean over the runs; empty where one of them does not know it, for a mean over fewer would be that of another side. */
    OptionalDouble mean(String id) {
        double[] known = known(id);
        double sum = 0;
        for (double value : known) {
            sum += value;
        }
        return known.length < runs.size() ? OptionalDouble.empty() : OptionalDouble.of(sum / known.length);
    }

    /** The raw timings of every run; empty where one of them has none. */
    Optional<List<RequestTimings>> timings() {
        List<RequestTimings> all =
                runs.stream().flatMap(run -> run.rawTimings().stream()).toList();
        return all.size() == runs.size() ? Optional.of(all) : Optional.empty();
    }

    /** Every place in the logs on which a fact stands, in all runs. */
    Set<SourceRef> places(String id) {
        Set<SourceRef> places = new LinkedHashSet<>();
        runs.forEach(run -> collect(run, id, new HashSet<>(), places));
        return places;
    }

    /** Whether the fact is worth no more than an approximation in one of the runs. */
    boolean isApproximate(String id) {
        return runs.stream().anyMatch(run -> Asking.qualityOf(run.get(id)) != Quality.EXACT);
    }

    private static void collect(FactSheet run, String id, Set<String> seen, Set<SourceRef> places) {
        if (!seen.add(id)) {
            return;
        }
        FactValue value = run.get(id);
        value.places().forEach(places::add);
        if (value instanceof FactValue.Computed computed) {
            computed.from().forEach(from -> collect(run, from, seen, places));
        }
    }
}
