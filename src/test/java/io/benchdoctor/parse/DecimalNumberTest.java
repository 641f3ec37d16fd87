package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalNumberTest {
    private static final int TRIED = 400_000;

    @Test
    void any_digits_become_the_double_that_the_library_reads() {
        Random random = new Random(3);
        for (int n = 0; n < TRIED; n++) {
            isRead(random.nextLong() >>> random.nextInt(Long.SIZE), -random.nextInt(28));
        }
    }

    @Test
    void digits_half_way_between_two_doubles_are_rounded_to_the_even_one() {
        Random random = new Random(4);
        for (int n = 0; n < TRIED; n++) {
            long odd = (1L << 53) + random.nextInt(1 << 20) * 2L + 1;
            long five = (long) Math.pow(5, random.nextInt(5));
            isRead(odd << random.nextInt(10), 0);
            isRead(odd * five, -(int) Math.round(Math.log(five) / Math.log(5)));
        }
    }

    @Test
    void digits_at_the_ends_of_what_fits_are_no_hard_case() {
        for (int exponent = DecimalNumber.LOWEST_EXPONENT; exponent <= 0; exponent++) {
            for (long digits : new long[] {0, 1, 9, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE, -1, -2}) {
                isRead(digits, exponent);
            }
        }
    }

    @Test
    void what_a_client_writes_of_a_time_is_read_back_to_the_last_bit() {
        Random random = new Random(6);
        for (int n = 0; n < TRIED; n++) {
            double seconds = random.nextDouble() / (1 << random.nextInt(12));
            BigDecimal written = new BigDecimal(Double.toString(seconds));
            if (written.scale() <= -DecimalNumber.LOWEST_EXPONENT && written.scale() >= 0) {
                assertThat(DecimalNumber.of(written.unscaledValue().longValue(), -written.scale()))
                        .isEqualTo(seconds);
            }
        }
    }

    private static void isRead(long digits, int exponent) {
        double expected = Double.parseDouble(Long.toUnsignedString(digits) + "E" + exponent);
        double read = DecimalNumber.of(digits, exponent);
        if (read != expected) {
            assertThat(read)
                    .as("%s E %s", Long.toUnsignedString(digits), exponent)
                    .isEqualTo(expected);
        }
    }
}
