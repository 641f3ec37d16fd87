package io.benchdoctor.diagnose;

import io.benchdoctor.facts.Names;
import java.util.List;
import java.util.Set;

/** What a rule says about a run. */
public sealed interface Verdict {
    /** Id of the rule. */
    String id();

    /**
     * @param form position of the form that held, from 1: the most convincing one
     * @param missing facts that a more convincing form lacked
     */
    record Found(
            String id, int form, Severity severity, double confidence, List<Evidence> evidence, Set<String> missing)
            implements Verdict {
        public Found {
            evidence = List.copyOf(evidence);
            missing = Names.rising(missing);
        }
    }

    /** Every form was decided, and none held. */
    record Silent(String id) implements Verdict {}

    /** @param missing facts without which the rule cannot be decided */
    record NotJudged(String id, Set<String> missing) implements Verdict {
        public NotJudged {
            missing = Names.rising(missing);
        }
    }
}
