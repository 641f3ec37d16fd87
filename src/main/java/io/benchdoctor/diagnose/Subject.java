package io.benchdoctor.diagnose;

import io.benchdoctor.facts.CourseFacts;
import io.benchdoctor.facts.Fact;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.facts.SweepFacts;
import java.util.List;
import java.util.Locale;

/** What a rule speaks about; with it comes what it may ask for. */
enum Subject {
    RUN(Facts.ALL),
    /** Two sides that are compared. */
    PAIR(PairFacts.ALL),
    /** Runs that differ in one lever. */
    SWEEP(SweepFacts.ALL),
    /** A metric over many nights, and one thing that happened to it. */
    COURSE(CourseFacts.ALL);

    private final List<Fact> facts;
    private final Vocabulary vocabulary;

    Subject(List<Fact> facts) {
        this.facts = facts;
        this.vocabulary = Vocabulary.of(facts);
    }

    /** Lower-case, as rule files write it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Fact> facts() {
        return facts;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }
}
