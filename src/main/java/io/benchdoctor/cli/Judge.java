package io.benchdoctor.cli;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.Recollection;
import io.benchdoctor.model.Run;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges one run.
 *
 * @param targets those that the user chose
 * @param known what was worked out of the same logs before
 * @param afterwards asks all of a run at once, and keeps what it was answered: the report does not wait for that
 */
record Judge(RuleBook rules, Optional<SloProfile> targets, Optional<AnswerCache> known, Optional<Afterwards> afterwards)
        implements Function<Run, Diagnosis> {
    @Override
    public Diagnosis apply(Run run) {
        Optional<AnswerCache.Place> place = known.flatMap(answers -> answers.place(run));
        Optional<Recollection> before = place.flatMap(AnswerCache.Place::read);
        FactSheet facts = FactSheet.of(run, Facts.ALL, targets, before.orElse(Recollection.NOTHING));
        Diagnosis diagnosis = rules.diagnose(run, facts);
        afterwards.ifPresent(later -> {
            // Every output wants all of them. Here as many runs are at work as there are threads, and none was compared
            // with others yet, so that what is listed of it does not hang on them.
            facts.known();
            place.ifPresent(kept -> {
                if (before.isEmpty()) {
                    later.run(() -> kept.write(Recollection.of(facts)));
                }
                if (kept.isAlone()) {
                    later.run(RememberedCommands::addThis);
                }
            });
        });
        return diagnosis;
    }
}
