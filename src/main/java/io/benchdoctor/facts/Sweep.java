package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs of one question and one server that differ in one lever.
 *
 * @param points in the order of their levels, those that are left out included
 * @param demand whom the set-up is to serve
 * @param promise the targets that the user chose; empty where the usual ones are held up
 */
public record Sweep(Lever lever, List<SweepPoint> points, Demand demand, Optional<SloProfile> promise)
        implements RunGroup {
    public Sweep {
        points = List.copyOf(points);
    }

    /** The same sweep with the points that the others do not foretell left out. */
    public Sweep withoutOutliers() {
        return lever.isLoad() ? new Sweep(lever, SweepOutliers.named(lever, points), demand, promise) : this;
    }

    /** The same sweep with other names for its places. */
    public Sweep at(UnaryOperator<SourceRef> places) {
        return new Sweep(lever, points.stream().map(point -> point.at(places)).toList(), demand, promise);
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
