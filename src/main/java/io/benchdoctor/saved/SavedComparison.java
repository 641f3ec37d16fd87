package io.benchdoctor.saved;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Matching;
import io.benchdoctor.model.Input;
import java.util.List;

/**
 * What a {@code compare.json} was made from, as far as it holds it.
 *
 * @param baseInputs files of the base, {@code newInputs} those of the other side
 * @param base runs of the base in the order in which they were read, {@code now} those of the other side
 */
public record SavedComparison(
        List<Input> baseInputs, List<Input> newInputs, List<Diagnosis> base, List<Diagnosis> now, Matching matching)
        implements SavedDocument {
    public SavedComparison {
        baseInputs = List.copyOf(baseInputs);
        newInputs = List.copyOf(newInputs);
        base = List.copyOf(base);
        now = List.copyOf(now);
    }
}
