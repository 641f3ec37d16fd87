package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What the server's interval lines say of the run, moment by moment. Replicas of one moment are added up; of the KV cache
 * the fullest counts, since one full replica is enough to make requests wait. The arrays have one length and are not to be
 * written to; NaN where a moment does not carry the figure.
 *
 * @param seconds from the first moment on, rising
 * @param running requests being worked on
 * @param waiting requests in the engine's own line
 * @param kvCacheUsageRatio 0..1
 * @param preemptions since the moment before
 */
public record ServerSeries(
        double[] seconds, double[] running, double[] waiting, double[] kvCacheUsageRatio, double[] preemptions) {

    /** Empty without a server log, and where its lines carry no clock. */
    public static Optional<ServerSeries> of(FactSheet sheet) {
        try {
            List<List<EngineSample>> moments = EngineMoments.all(sheet).stream()
                    .filter(moment -> moment.get(0).clockSeconds().isPresent())
                    .sorted(Comparator.comparingDouble(ServerSeries::clock))
                    .toList();
            return moments.isEmpty() ? Optional.empty() : Optional.of(of(moments));
        } catch (Unavailable noServerLog) {
            return Optional.empty();
        }
    }

    private static ServerSeries of(List<List<EngineSample>> moments) {
        double begin = clock(moments.get(0));
        return new ServerSeries(
                moments.stream().mapToDouble(moment -> clock(moment) - begin).toArray(),
                added(moments, EngineMoments::running),
                added(moments, EngineMoments::waiting),
                moments.stream()
                        .map(moment -> EngineMoments.together(moment, EngineSample::kvCacheUsageRatio, Math::max))
                        .mapToDouble(ratio -> ratio.orElse(Double.NaN))
                        .toArray(),
                added(
                        moments,
                        sample -> sample.preemptions().isPresent()
                                ? OptionalDouble.of(sample.preemptions().getAsInt())
                                : OptionalDouble.empty()));
    }

    private static double clock(List<EngineSample> moment) {
        return moment.get(0).clockSeconds().orElseThrow();
    }

    private static double[] added(List<List<EngineSample>> moments, Function<EngineSample, OptionalDouble> field) {
        return moments.stream()
                .map(moment -> EngineMoments.together(moment, field, Double::sum))
                .mapToDouble(sum -> sum.orElse(Double.NaN))
                .toArray();
    }
}
