package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.facts.SweepCrowds.Foretold;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs of one question and one server that differ in one lever.
 *
 * @param points in the order of their levels, those that are left out included
 * @param demand whom the set-up is to serve
 * @param promise the targets that the user chose; empty where the usual ones are held up
 * @param foretold where crowds break the promise; its points alone do not tell it
 */
public record Sweep(
        Lever lever, List<SweepPoint> points, Demand demand, Optional<SloProfile> promise, Optional<Foretold> foretold)
        implements RunGroup {
    public Sweep {
        points = List.copyOf(points);
    }

    /** A sweep of which nothing but its points is known. */
    public Sweep(Lever lever, List<SweepPoint> points, Demand demand, Optional<SloProfile> promise) {
        this(lever, points, demand, promise, Optional.empty());
    }

    /** The same sweep with what the runs of its points, by the names of these, tell together. */
    public Sweep withRuns(Map<String, Side> sides) {
        return new Sweep(lever, points, demand, promise, SweepCrowds.of(this, sides));
    }

    /** The same sweep with the points that the others do not foretell left out. */
    public Sweep withoutOutliers() {
        return lever.isLoad() ? new Sweep(lever, SweepOutliers.named(lever, points), demand, promise, foretold) : this;
    }

    /** The same sweep with other names for its places. */
    public Sweep at(UnaryOperator<SourceRef> places) {
        return new Sweep(lever, points.stream().map(point -> point.at(places)).toList(), demand, promise, foretold);
    }

    @Override
    public List<Fact> facts() {
        return SweepFacts.ALL;
    }

    /** Measures of the targets that the logs of some point that counts do not tell. */
    public List<String> untold() {
        return counted().stream()
                .flatMap(point -> point.untold().stream())
                .distinct()
                .toList();
    }

    /** The points that count. */
    public List<SweepPoint> counted() {
        return points.stream().filter(point -> point.leftOut().isEmpty()).toList();
    }
}
