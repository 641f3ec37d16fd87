package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapBinsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void every_gap_is_counted_where_its_own_length_puts_it(long seed) {
        List<Double> gaps = gaps(new Random(seed));
        GapBins bins = GapBins.of(sheet(gaps)).orElseThrow();

        Map<Integer, Integer> expected = new TreeMap<>();
        gaps.forEach(gap -> expected.merge(step(gap * 1000, bins.limitMillis()), 1, Integer::sum));

        assertThat(bins.count()).isEqualTo(gaps.size());
        assertThat(bins.bins())
                .extracting(bin -> Map.entry(bin.step(), bin.count()))
                .containsExactlyElementsOf(new ArrayList<>(expected.entrySet()));
    }

    /** Usual gaps, gaps of nothing, gaps on the limit and on both sides of an edge, and some that last for ever. */
    private static List<Double> gaps(Random random) {
        List<Double> gaps = new ArrayList<>(IntStream.range(0, 20_001)
                .mapToObj(n -> 0.01 * Math.exp(2 * random.nextGaussian()))
                .toList());
        for (int step = -20; step < 20; step++) {
            double edge = 0.03 * Math.pow(10, step / 10.0);
            gaps.addAll(List.of(edge, Math.nextUp(edge), Math.nextDown(edge)));
        }
        gaps.addAll(List.of(0.0, 0.0, 1e-9, 1e6, 1e9));
        return gaps;
    }

    private static int step(double millis, double limit) {
        double held = Math.min(1e7, Math.max(0.01, millis));
        int step = (int) Math.floor(Math.log10(held / limit) * 10);
        return millis > limit ? Math.max(0, step) : Math.min(-1, step);
    }

    private static FactSheet sheet(List<Double> gaps) {
        var timings = new RequestTimings.Builder(new SourceRef("result.json", 1), "vllm-serve-detailed");
        timings.request(0, 0.1, Double.NaN, 10, gaps.size() + 1, false);
        gaps.forEach(timings::gap);
        return FactSheet.of(new Run("", "", List.of(), Map.of(), List.of(timings.build())), Facts.ALL);
    }
}
