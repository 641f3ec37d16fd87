package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunIdTest {
    @ParameterizedTest
    @ValueSource(
            doubles = {0, -0.0, 0.01, 0.1, 1.05, 12.3, 100, 8244.57, 0.005, 0.015, 2.675, -3.5, 1e15, 1e300, 4.9e-324})
    void a_figure_is_rounded_by_all_its_digits(double value) {
        assertThat(RunId.rounded(value)).isEqualTo(byAllDigits(value));
    }

    @Test
    void so_is_any_other_figure() {
        Random random = new Random(5);
        for (int n = 0; n < 20_000; n++) {
            double printed = random.nextInt(10_000_000) / 100.0;
            double measured = random.nextDouble() * Math.pow(10, random.nextInt(16));

            assertThat(RunId.rounded(printed)).isEqualTo(byAllDigits(printed));
            assertThat(RunId.rounded(measured)).isEqualTo(byAllDigits(measured));
        }
    }

    private static String byAllDigits(double value) {
        return new BigDecimal(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
