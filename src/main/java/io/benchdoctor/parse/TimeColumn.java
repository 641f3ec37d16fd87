package io.benchdoctor.parse;

import java.util.BitSet;

/**
 * Points in time of one clock, eight bytes each: the distance from the first one, exact where the log wrote integers.
 * Values of unknown unit and values in nanoseconds may stand side by side; the unit of the former is told in the end.
 */
final class TimeColumn {
    private static final double NANO = 1e-9;

    private final Doubles offsets = new Doubles();
    private final BitSet nanos = new BitSet();
    /** Durations from an origin of their own, which no other value shares. */
    private final BitSet relative = new BitSet();

    private final Origin bare = new Origin();
    private final Origin known = new Origin();
    private boolean wall;

    /** Where the distances count from. */
    private static final class Origin {
        private boolean set;
        private long at;
        private double least = Double.POSITIVE_INFINITY;

        private double distance(StampReader stamp) {
            if (!set) {
                set = true;
                at = stamp.whole();
            }
            least = Math.min(least, stamp.value());
            return (stamp.whole() - at) + stamp.fraction();
        }
    }

    int size() {
        return offsets.size();
    }

    void add(StampReader stamp) {
        Origin origin = stamp.nanos() ? known : bare;
        if (stamp.nanos()) {
            nanos.set(offsets.size());
        }
        offsets.add(origin.distance(stamp));
        wall |= stamp.wall();
    }

    /** Sets the value of a place; the places before it that have none are absent. */
    void put(int place, StampReader stamp) {
        while (offsets.size() <= place) {
            offsets.add(Double.NaN);
        }
        Origin origin = stamp.nanos() ? known : bare;
        offsets.set(place, origin.distance(stamp));
        if (stamp.nanos()) {
            nanos.set(place);
        }
        wall |= stamp.wall();
    }

    /** A duration since an origin that belongs to the place's request alone. */
    void putRelative(int place, double duration, boolean inNanos) {
        while (offsets.size() <= place) {
            offsets.add(Double.NaN);
        }
        offsets.set(place, duration);
        nanos.set(place, inNanos);
        relative.set(place);
    }

    boolean has(int place) {
        return place < offsets.size() && !Double.isNaN(offsets.get(place));
    }

    boolean isRelative(int place) {
        return relative.get(place);
    }

    /** Whether the unit of this value has yet to be found. */
    boolean isBare(int place) {
        return !nanos.get(place);
    }

    /** Whether any value is a calendar stamp. */
    boolean wall() {
        return wall;
    }

    /** The smallest value of unknown unit as it stands in the log; infinite when there is none. */
    double leastBare() {
        return bare.least;
    }

    double leastNanos() {
        return known.least;
    }

    /** As read, in its own unit, from its own origin. */
    double raw(int place) {
        return offsets.get(place);
    }

    /**
     * The values in seconds on the time scale of another column.
     *
     * @param unit seconds per unit of the values without one
     * @param reference the column whose first value is zero
     */
    Seconds in(double unit, TimeColumn reference) {
        Origin zero = reference.bare.set ? reference.bare : reference.known;
        boolean zeroIsBare = reference.bare.set;
        double bareShift = zeroIsBare ? (bare.at - zero.at) * unit : bare.at * unit - zero.at * NANO;
        double knownShift = zeroIsBare ? known.at * NANO - zero.at * unit : (known.at - zero.at) * NANO;
        if (relative.isEmpty() && bare.set != known.set) {
            double scale = bare.set ? unit : NANO;
            double shift = bare.set ? bareShift : knownShift;
            return place -> offsets.get(place) * scale + shift;
        }
        return place -> {
            double scaled = offsets.get(place) * (nanos.get(place) ? NANO : unit);
            return relative.get(place) ? scaled : scaled + (nanos.get(place) ? knownShift : bareShift);
        };
    }

    /** Seconds from zero of a place that has a value. */
    interface Seconds {
        double at(int place);
    }
}
