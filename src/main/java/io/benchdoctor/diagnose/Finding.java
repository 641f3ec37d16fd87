package io.benchdoctor.diagnose;

import io.benchdoctor.facts.Names;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A verdict weighed against all others.
 *
 * @param rank from 1, the first thing to look at
 * @param confidence in 0..1, after spoiled metrics capped it and exclusive owners shared it
 * @param cause whether it names a root cause, not a symptom
 * @param share for exclusive owners of one cause: this one's part of the certainty, all parts adding up to 1
 * @param group name of the group of exclusive owners; empty when it has no rivals
 */
public record Finding(
        int rank,
        String id,
        int form,
        Kind kind,
        Severity severity,
        double confidence,
        boolean cause,
        List<Evidence> evidence,
        Set<String> missing,
        List<Recommendation> recommendations,
        String group,
        OptionalDouble share) {
    public Finding {
        evidence = List.copyOf(evidence);
        missing = Names.rising(missing);
        recommendations = List.copyOf(recommendations);
    }

    /** The same finding with other recommendations. */
    public Finding with(List<Recommendation> others) {
        return new Finding(rank, id, form, kind, severity, confidence, cause, evidence, missing, others, group, share);
    }

    /** The confidence in the words of the report. */
    public Certainty certainty() {
        return Certainty.of(confidence);
    }
}
