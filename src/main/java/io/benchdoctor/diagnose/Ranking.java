package io.benchdoctor.diagnose;

import java.util.List;
import java.util.OptionalDouble;

/** How findings weigh against each other; what a rule wants of it stands in the rule's file. */
final class Ranking {
    private Ranking() {}

    static Finding alone(Rule rule, Verdict.Found found) {
        return new Finding(
                1,
                rule.id(),
                found.form(),
                rule.kind(),
                found.severity(),
                found.confidence(),
                rule.forms().get(found.form() - 1).cause(),
                found.evidence(),
                found.missing(),
                List.of(),
                "",
                OptionalDouble.empty());
    }
}
