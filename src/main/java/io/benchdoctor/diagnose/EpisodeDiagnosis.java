package io.benchdoctor.diagnose;

import io.benchdoctor.facts.Episode;
import io.benchdoctor.facts.FactSheet;
import java.util.List;
import java.util.Optional;

/** What happened to a metric over many nights, or that nothing did, its facts, and the verdicts of the rules about courses. */
public record EpisodeDiagnosis(Episode episode, FactSheet facts, List<Finding> findings) {
    static final String STEADY = "steady-level";

    public EpisodeDiagnosis {
        findings = List.copyOf(findings);
    }

    /** The first that says that something got worse or better; empty where none does. */
    public Optional<Finding> change() {
        return findings.stream()
                .filter(finding -> finding.kind() == Kind.PROBLEM || finding.kind() == Kind.STRENGTH)
                .findFirst();
    }

    /** Whether the rules say that nothing changed. */
    public boolean isSteady() {
        return findings.stream().anyMatch(finding -> finding.id().equals(STEADY));
    }
}
