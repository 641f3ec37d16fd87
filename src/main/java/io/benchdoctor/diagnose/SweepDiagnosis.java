package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Sweep;
import io.benchdoctor.model.SourceRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A sweep, its facts, and the verdicts of the rules about sweeps. It has no language.
 *
 * @param id content-derived: the same runs give the same id
 * @param runs of all its points
 */
public record SweepDiagnosis(
        String id,
        Sweep sweep,
        List<Diagnosis> runs,
        FactSheet facts,
        List<Finding> findings,
        List<Verdict.NotJudged> notJudged) {
    public SweepDiagnosis {
        runs = List.copyOf(runs);
        findings = List.copyOf(findings);
        notJudged = List.copyOf(notJudged);
    }

    /** The finding of an id, where the rule held. */
    public Optional<Finding> finding(String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
    }

    /**
     * The same about the same runs under other names.
     *
     * @param places what each place in the logs is called there
     * @param nameless the runs, in their order
     */
    public SweepDiagnosis renamed(UnaryOperator<SourceRef> places, List<Diagnosis> nameless) {
        Sweep renamed = sweep.at(places);
        return new SweepDiagnosis(id, renamed, nameless, FactSheet.of(renamed), findings, notJudged);
    }

    static String id(List<Diagnosis> runs) {
        String all = String.join(
                "\n",
                runs.stream().map(diagnosis -> diagnosis.run().id()).sorted().toList());
        return "s"
                + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                        .substring(0, 15);
    }
}
