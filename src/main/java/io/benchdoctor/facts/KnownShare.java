package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A percentile that some log prints, read as what it says of the requests: that this part of the completed ones took no
 * longer.
 *
 * @param share 0..1
 * @param millis the longest time of that part
 */
public record KnownShare(double share, double millis) {
    private static final Pattern PERCENTILE = Pattern.compile("p\\d+(\\.\\d+)?");

    /** What the logs of a run print of one measure, rising by share; empty when no percentile is printed. */
    public static List<KnownShare> of(FactSheet sheet, Measure measure) {
        List<KnownShare> known = new ArrayList<>();
        Set<Double> told = new HashSet<>();
        String family = measure.id() + ".";
        for (String id : sheet.reportedMetrics()) {
            double share = id.startsWith(family) ? part(id.substring(id.indexOf('.') + 1)) : Double.NaN;
            OptionalDouble millis = Double.isNaN(share) ? OptionalDouble.empty() : sheet.find(id);
            if (millis.isPresent() && told.add(share)) {
                known.add(new KnownShare(share, millis.getAsDouble()));
            }
        }
        known.sort(Comparator.comparingDouble(KnownShare::share));
        return known;
    }

    /** The part of the requests that lies below a statistic; NaN for one that tells none. */
    private static double part(String rank) {
        return switch (rank) {
            case "median" -> 0.5;
            case "max" -> 1;
            default -> PERCENTILE.matcher(rank).matches() ? Double.parseDouble(rank.substring(1)) / 100 : Double.NaN;
        };
    }
}
