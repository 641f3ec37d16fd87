package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Run;
import java.util.List;
import java.util.Optional;

/**
 * A run, its facts, and the verdicts weighed and ordered. It has no language.
 *
 * @param findings rank 1 first
 * @param notJudged rules that could not be decided, by id
 * @param silent ids of the rules that did not hold, and of those that step back before a finding that explains them
 * @param ruling what the user changed in the rules
 */
public record Diagnosis(
        Run run,
        FactSheet facts,
        List<Finding> findings,
        List<Verdict.NotJudged> notJudged,
        List<String> silent,
        Ruling ruling) {
    public Diagnosis {
        findings = List.copyOf(findings);
        notJudged = List.copyOf(notJudged);
        silent = List.copyOf(silent);
    }

    /** The finding of an id, where the rule held. */
    public Optional<Finding> finding(String id) {
        return findings.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
