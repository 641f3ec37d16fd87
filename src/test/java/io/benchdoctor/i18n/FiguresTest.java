package io.benchdoctor.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Rounding without the decimal figure gives what rounding of the decimal figure gives, or says that it cannot tell. */
class FiguresTest {
    private static final long SEED = 7;

    @Test
    void what_is_rounded_by_a_product_is_what_people_round() {
        assertThat(figures().filter(FiguresTest::isRoundedOtherwise)).isEmpty();
    }

    private static boolean isRoundedOtherwise(double value) {
        for (int decimals = 0; decimals <= 6; decimals++) {
            long rounded = Figures.nearest(value, decimals);
            BigDecimal people = Figures.rounded(Figures.decimal(value), decimals);
            if (rounded != Figures.UNDECIDED && people.compareTo(BigDecimal.valueOf(rounded, decimals)) != 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_share_is_a_whole_percentage_when_its_decimal_figure_is() {
        assertThat(figures()
                        .filter(share -> Figures.isWholePercent(share)
                                != (Figures.decimal(share)
                                                .movePointRight(2)
                                                .stripTrailingZeros()
                                                .scale()
                                        <= 0)))
                .isEmpty();
    }

    @Test
    void figures_of_either_kind_are_written_alike_in_every_language() {
        for (String language : Messages.LANGUAGES) {
            Numbers numbers = Messages.in(language).numbers();
            new Random(SEED).longs(20_000, -2_000_000_000L, 2_000_000_000L).forEach(digits -> {
                long fewer = digits >> (digits & 31);
                for (int decimals = 0; decimals <= 6; decimals++) {
                    assertThat(numbers.figure(fewer, decimals))
                            .isEqualTo(numbers.figure(BigDecimal.valueOf(fewer, decimals)));
                }
            });
        }
    }

    @Test
    void what_lies_in_the_middle_or_is_large_is_left_to_the_decimal_figure() {
        assertThat(DoubleStream.of(0.5, 2.5, 1e9, 1e300, Double.NaN, Double.POSITIVE_INFINITY)
                        .map(value -> Figures.nearest(value, 0)))
                .containsOnly((double) Figures.UNDECIDED);
        assertThat(DoubleStream.of(1.005, -1.005, 2.675, 0.285).map(value -> Figures.nearest(value, 2)))
                .containsOnly((double) Figures.UNDECIDED);
    }

    @Test
    void almost_every_figure_is_decided() {
        long undecided = new Random(SEED)
                .doubles(100_000, 0, 1e6)
                .filter(value -> Figures.nearest(value, 2) == Figures.UNDECIDED)
                .count();
        assertThat(undecided).isLessThan(100);
    }

    /** Of every size, with few decimals and with many, and next to the middle between two. */
    private static DoubleStream figures() {
        Random random = new Random(SEED);
        return DoubleStream.concat(
                DoubleStream.generate(() -> figure(random)).limit(400_000),
                DoubleStream.of(0, -0.0, 0.07, 0.29, 0.57, 0.58, 1.13, 0.9995, 0.99995, Double.MIN_VALUE));
    }

    private static double figure(Random random) {
        double size = Math.pow(10, random.nextInt(-8, 12));
        double value = random.nextDouble() * size;
        return switch (random.nextInt(5)) {
            case 0 -> value;
            case 1 -> -value;
            case 2 -> Math.rint(value * 1000) / 1000;
            case 3 -> Math.nextAfter((Math.rint(value * 100) + 0.5) / 100, random.nextInt(-1, 2) * Double.MAX_VALUE);
            default -> (Math.rint(value * 10) + 0.5) / 10;
        };
    }
}
