package io.benchdoctor.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was worked out about a run before, of the same logs, by the same rules and for the same targets: a sheet that begins with it answers at
 * once, and works out by itself whatever is not among it. What else is listed of a run hangs on what rules asked. With it, of a large run nobody looks at a single gap again.
 *
 * @param answers by id, those included that say that something is unknown
 * @param bins and {@code histogram} count all gaps for charts; empty without raw gaps
 */
public record Recollection(Map<String, FactValue> answers, Optional<GapBins> bins, Optional<GapHistogram> histogram) {
    /** Of a run that was never looked at. */
    public static final Recollection NOTHING = new Recollection(Map.of(), Optional.empty(), Optional.empty());

    public Recollection {
        answers = Map.copyOf(answers);
    }

    /**
     * What is worth remembering of a sheet that was asked everything.
     *
     * @param answered as they were before the run was compared with others: what is asked of it then is no answer about it
     */
    public static Recollection of(FactSheet sheet, Map<String, FactValue> answered) {
        return new Recollection(answered, GapBins.of(sheet), GapHistogram.of(sheet));
    }

    /** The counts by the kind of work that they stand for. */
    Map<Class<?>, Object> gaps() {
        Map<Class<?>, Object> gaps = new HashMap<>();
        for (Optional<?> known : List.of(bins, histogram)) {
            known.ifPresent(counts -> gaps.put(counts.getClass(), counts));
        }
        return gaps;
    }
}
