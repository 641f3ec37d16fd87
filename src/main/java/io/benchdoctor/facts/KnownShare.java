package io.benchdoctor.facts;

import io.benchdoctor.catalog.Remembered;
import io.benchdoctor.catalog.SloProfile.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
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

    /** By metric: thousands of logs print the same percentiles. */
    private static final Remembered<Double> PARTS = new Remembered<>();

    /** What the logs of a run print of one measure, rising by share; empty when no percentile is printed. */
    public static List<KnownShare> of(FactSheet sheet, Measure measure) {
        List<KnownShare> known = new ArrayList<>();
        String family = measure.id() + ".";
        for (String id : sheet.reportedMetrics()) {
            double share = id.startsWith(family) ? PARTS.of(id, KnownShare::part) : Double.NaN;
            OptionalDouble millis = Double.isNaN(share) ? OptionalDouble.empty() : sheet.find(id);
            if (millis.isPresent() && !isTold(share, known)) {
                known.add(new KnownShare(share, millis.getAsDouble()));
            }
        }
        known.sort(Comparator.comparingDouble(KnownShare::share));
        return known;
    }

    private static boolean isTold(double share, List<KnownShare> known) {
        for (KnownShare one : known) {
            if (one.share() == share) {
                return true;
            }
        }
        return false;
    }

    /** The part of the requests that lies below a statistic; NaN for one that tells none. */
    private static double part(String id) {
        String rank = id.substring(id.indexOf('.') + 1);
        return switch (rank) {
            case "median" -> 0.5;
            case "max" -> 1;
            default -> PERCENTILE.matcher(rank).matches() ? Double.parseDouble(rank.substring(1)) / 100 : Double.NaN;
        };
    }
}
