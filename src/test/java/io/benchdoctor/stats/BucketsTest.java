package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final int MANY = 20_000;
    private static final double[] RANKS = {0, 0.1, 1, 50, 90, 99, 99.9, 100};
    private static final double[] BOUNDS = {0, 1e-9, 0.2, 8.1, 20, 33, 1e9, 1e12};

    @Test
    void latencies_are_told_as_if_they_were_sorted() {
        tellsAsIfSorted(x -> Math.exp(3 * x));
    }

    @Test
    void so_are_samples_that_are_nearly_all_alike() {
        tellsAsIfSorted(x -> x < 0.999 ? 20 : x);
        tellsAsIfSorted(x -> 20);
    }

    @Test
    void so_are_zeros_of_either_sign_and_what_is_too_small_or_too_large_for_a_gap() {
        tellsAsIfSorted(x -> x < 0.2 ? -0.0 : x < 0.4 ? 0.0 : Math.pow(10, 600 * (x - 0.7)));
    }

    @Test
    void so_are_negative_samples_and_what_is_no_number() {
        tellsAsIfSorted(x -> x < 0.01 ? Double.NaN : x < 0.1 ? Double.POSITIVE_INFINITY : 0.5 - x);
    }

    @Test
    void so_are_the_neighbours_of_the_edge_of_a_bucket() {
        tellsAsIfSorted(x -> x < 0.3 ? 8 : x < 0.6 ? Math.nextDown(8) : Math.nextUp(8));
    }

    @Test
    void what_was_foreseen_is_told_the_same() {
        double[] samples = new Random(7).doubles(MANY).map(x -> 40 * x).toArray();
        Buckets buckets = buckets(samples);

        buckets.expect(new int[] {-1, 0, MANY / 2, MANY}, BOUNDS);

        tellsAsIfSorted(buckets, samples);
    }

    @Test
    void threads_that_ask_at_the_same_time_are_told_the_same() {
        for (int round = 0; round < 50; round++) {
            double[] samples = new Random(round).doubles(MANY).map(x -> 40 * x).toArray();
            double[] rising = samples.clone();
            Arrays.sort(rising);
            Buckets buckets = buckets(samples);

            double[] told = IntStream.range(0, 64)
                    .parallel()
                    .mapToDouble(n -> buckets.at(n % 8 * 1000))
                    .toArray();

            assertThat(told)
                    .containsExactly(IntStream.range(0, 64)
                            .mapToDouble(n -> rising[n % 8 * 1000])
                            .toArray());
        }
    }

    @Test
    void of_no_samples_nothing_is_known() {
        assertThat(buckets().count()).isZero();
        assertThat(buckets().percentile(50)).isEmpty();
        assertThat(Moments.mean(buckets())).isEmpty();
    }

    private static void tellsAsIfSorted(DoubleUnaryOperator law) {
        double[] samples = new Random(5).doubles(MANY).map(law).toArray();
        tellsAsIfSorted(buckets(samples), samples);
        tellsAsIfSorted(buckets(samples[0]), samples[0]);
    }

    private static void tellsAsIfSorted(Buckets buckets, double... samples) {
        double[] rising = samples.clone();
        Arrays.sort(rising);
        Ordered sorted = Ordered.of(rising);
        assertThat(buckets.count()).isEqualTo(rising.length);
        for (int place = 0; place < rising.length; place += 997) {
            assertThat(Double.compare(buckets.at(place), rising[place])).isZero();
        }
        for (double rank : RANKS) {
            assertThat(buckets.percentile(rank)).isEqualTo(sorted.percentile(rank));
        }
        for (double bound : BOUNDS) {
            assertThat(buckets.shareBelow(bound)).isEqualTo(sorted.shareBelow(bound));
            assertThat(buckets.shareAbove(bound)).isEqualTo(sorted.shareAbove(bound));
            assertThat(Double.compare(buckets.sumAbove(bound), sorted.sumAbove(bound)))
                    .isZero();
        }
        assertThat(Moments.mean(buckets)).isEqualTo(Moments.mean(rising));
        assertThat(Moments.deviation(buckets)).isEqualTo(Moments.deviation(rising));
    }

    /** Hands them over in pieces, as a column in blocks does. */
    private static Buckets buckets(double... samples) {
        int middle = samples.length / 3;
        int last = samples.length / 2;
        return new Buckets(List.of(
                use -> {
                    use.of(samples, middle, last);
                    use.of(samples, 0, middle);
                },
                use -> use.of(samples, last, samples.length)));
    }
}
