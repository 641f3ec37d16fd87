package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.EngineOption;
import io.benchdoctor.catalog.EngineOption.Engine;
import io.benchdoctor.catalog.EngineOption.Tool;
import io.benchdoctor.catalog.EngineVersion;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Something to do about a finding.
 *
 * @param commands lines to type, with placeholders
 * @param expected what it should change; the first whose prediction is known counts
 * @param opposes remedies that pull the other way
 * @param worksWhen where it is offered; empty when everywhere
 */
record Remedy(
        String id,
        List<Flag> flags,
        List<Command> commands,
        List<Expectation> expected,
        List<String> opposes,
        Optional<Condition> worksWhen) {
    Remedy {
        flags = List.copyOf(flags);
        commands = List.copyOf(commands);
        expected = List.copyOf(expected);
        opposes = List.copyOf(opposes);
    }

    /** An option, and where it helps: never wider than the catalogue says that it works. */
    record Flag(String name, Tool tool, Engine engine, Optional<EngineVersion> from, Optional<EngineVersion> until) {
        boolean helpsIn(Optional<EngineVersion> version) {
            return EngineOption.between(from, until, version) && EngineOption.onEngine(engine, version);
        }
    }

    /**
     * @param fact that the remedy changes
     * @param predictedBy the fact whose value is the prediction
     */
    record Expectation(String fact, String predictedBy) {
        Optional<Recommendation.Expected> in(FactSheet facts) {
            Optional<Quantity> value = facts.get(predictedBy).known();
            return value.filter(known -> isBetter(known, facts))
                    .map(known -> new Recommendation.Expected(fact, predictedBy, known));
        }

        /** A time that would be no shorter than the one that was measured is no reason to do anything. */
        private boolean isBetter(Quantity predicted, FactSheet facts) {
            return predicted.unit() != Unit.MILLISECONDS
                    || facts.get(fact)
                            .known()
                            .map(now -> predicted.value() < now.value())
                            .orElse(true);
        }
    }
}
