package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Run;
import java.util.List;

/** The door of this room: all rules, asked of one run and weighed against each other. */
public final class RuleBook {
    private RuleBook() {}

    /** The rules that come with the program. */
    public static RuleBook standard() {
        return new RuleBook();
    }

    /** Asks every rule and orders what was found. */
    public Diagnosis diagnose(Run run, FactSheet facts) {
        return new Diagnosis(run, facts, List.of(), List.of(), List.of());
    }
}
