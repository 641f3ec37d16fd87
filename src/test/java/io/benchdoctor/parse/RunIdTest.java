package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.SourceRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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

    @Test
    void a_server_is_named_after_its_lines_as_optional_figures_write_themselves() {
        Random random = new Random(7);
        EngineSamples.Builder lines = new EngineSamples.Builder("server.log");
        StringBuilder told = new StringBuilder();
        for (int n = 1; n <= 400; n++) {
            EngineSample line = line(n, random);
            lines.add(line);
            told.append(line.clockSeconds() + " " + line.running() + " " + line.waiting() + " "
                    + line.generationTokensPerSecond() + "\n");
        }
        byte[] digest = StoredBytes.sha256().digest(told.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(RunId.of(List.of(lines.build()))).isEqualTo(HexFormat.of().formatHex(digest, 0, 6));
    }

    private static EngineSample line(int number, Random random) {
        return new EngineSample(
                new SourceRef("server.log", number),
                figure(random),
                OptionalInt.empty(),
                count(random),
                count(random),
                figure(random),
                figure(random),
                figure(random),
                figure(random),
                count(random));
    }

    private static OptionalDouble figure(Random random) {
        return random.nextInt(4) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(random.nextDouble() * Math.pow(10, random.nextInt(12) - 4));
    }

    private static OptionalInt count(Random random) {
        return random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(5000));
    }

    private static String byAllDigits(double value) {
        return new BigDecimal(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
