package io.benchdoctor.facts;

import io.benchdoctor.model.SourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was worked out about a run before, of the same logs, by the same rules and for the same targets: a sheet that begins with it answers at
 * once, and works out by itself whatever is not among it. What else is listed of a run hangs on what rules asked. With it, of a large run nobody looks at a single gap again.
 *
 * @param answers those included that say that something is unknown; empty where nothing is remembered
 * @param bins and {@code histogram} count all gaps for charts; empty without raw gaps
 */
public record Recollection(Optional<Folded> answers, Optional<GapBins> bins, Optional<GapHistogram> histogram) {
    /** Of a run that was never looked at. */
    public static final Recollection NOTHING = new Recollection(Optional.empty(), Optional.empty(), Optional.empty());

    /** Classes of what many runs have in common. */
    public static final List<Class<?>> COMMON =
            List.of(Form.class, Names.class, FactValue.Basis.class, FactValue.Unknown.class);

    /**
     * Answers to all registered facts, and to others.
     *
     * @param names of the others
     * @param forms of all, some of them each
     * @param numbers that are known, in their order
     * @param places in the logs, by their numbers in the forms
     */
    public record Folded(Names names, List<Form> forms, List<Double> numbers, List<List<SourceRef>> places) {
        /** @throws IllegalArgumentException where these are no answers */
        public Folded {
            forms = List.copyOf(forms);
            numbers = List.copyOf(numbers);
            places = List.copyOf(places);
            int told = forms.stream().mapToInt(Form::numbers).sum();
            int lists = forms.stream().mapToInt(Form::lists).max().orElse(0);
            if (told != numbers.size()
                    || lists > places.size()
                    || !forms.stream().allMatch(Form::isSound)) {
                throw new IllegalArgumentException("not the numbers or places of these forms");
            }
        }
    }

    /** What was asked beside the registered facts, rising. */
    public record Names(List<String> ids) {
        public Names {
            ids = List.copyOf(ids);
        }
    }

    /**
     * What is worth remembering of a sheet that was asked everything; what it is asked when the run is compared with others is no
     * answer about it.
     */
    public static Recollection of(FactSheet sheet) {
        return new Recollection(sheet.told(), GapBins.of(sheet), GapHistogram.of(sheet));
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
