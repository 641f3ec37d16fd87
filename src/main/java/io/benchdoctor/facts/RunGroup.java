package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import java.util.List;
import java.util.Optional;

/** Several runs of which questions are asked together. */
sealed interface RunGroup permits Pair, Sweep, Episode {
    /** What can be asked of them. */
    List<Fact> facts();

    /** The targets that the user chose for them; empty where the usual ones are held up. */
    Optional<SloProfile> promise();
}
