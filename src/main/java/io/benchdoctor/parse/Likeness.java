package io.benchdoctor.parse;

import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.RequestTimings;
import java.util.List;
import java.util.Optional;

/**
 * Whether two tellings are of one run.
 *
 * @param clues what agreed; empty unless they are
 */
record Likeness(Answer answer, By by, List<Clue> clues) {
    enum Answer {
        SAME,
        /** One figure contradicts: two runs. */
        ANOTHER,
        /** Too little stands in both. */
        UNKNOWN
    }

    static final Likeness ANOTHER = new Likeness(Answer.ANOTHER, By.FIGURES, List.of());
    static final Likeness UNKNOWN = new Likeness(Answer.UNKNOWN, By.FIGURES, List.of());

    static Likeness same(By by, List<Clue> clues) {
        return new Likeness(Answer.SAME, by, clues);
    }

    boolean isSame() {
        return answer == Answer.SAME;
    }

    /** Printed figures against printed ones before raw timings against raw ones before one against the other. */
    static Likeness of(Telling one, Telling other) {
        if (one.printed().isPresent() && other.printed().isPresent()) {
            return PrintedLikeness.of(one.printed().get(), other.printed().get());
        }
        Optional<RequestTimings> timings = one.timings();
        Optional<RequestTimings> others = other.timings();
        if (timings.isPresent() && others.isPresent()) {
            return TimingsLikeness.of(timings.get(), others.get());
        }
        if (timings.isPresent() && other.printed().isPresent()) {
            return RawLikeness.of(timings.get(), other.printed().get());
        }
        if (others.isPresent() && one.printed().isPresent()) {
            return RawLikeness.of(others.get(), one.printed().get()).turned();
        }
        return UNKNOWN;
    }

    /** The same, seen from the other side. */
    private Likeness turned() {
        return new Likeness(
                answer,
                by,
                clues.stream()
                        .map(clue -> new Clue(clue.id(), clue.there(), clue.here()))
                        .toList());
    }

    Joined joined(Telling to) {
        return new Joined(by, to.path(), clues);
    }
}
