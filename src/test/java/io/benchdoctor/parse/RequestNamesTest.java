package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestNamesTest {
    private static final int PAIRS = 14;

    @Test
    void names_are_numbered_as_they_come_and_found_again_however_they_are_spelt() {
        RequestNames names = new RequestNames();
        for (int round = 0; round < 2; round++) {
            for (int n = 0; n < 5_000; n++) {
                assertThat(numberOf(names, "req-" + n, n % 3)).isEqualTo(n);
            }
        }
        assertThat(names.crowded()).isZero();
    }

    @Test
    void names_that_hash_alike_are_not_sought_one_by_one() {
        RequestNames names = new RequestNames();
        int count = 1 << PAIRS;
        for (int round = 0; round < 2; round++) {
            for (int n = 0; n < count; n++) {
                assertThat(numberOf(names, alike(n), n % 3)).isEqualTo(n);
            }
        }
        assertThat(names.size()).isEqualTo(count);
        assertThat(names.crowded()).isGreaterThan(count - 200);
    }

    /** "Aa" and "BB" add up to the same. */
    private static String alike(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < PAIRS; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    private static int numberOf(RequestNames names, String name, int spelling) {
        return switch (spelling) {
            case 0 -> names.numberOf(name, 0, name.length());
            case 1 -> names.numberOf(name.hashCode(), name.toCharArray(), 0, name.length());
            default -> names.numberOf(name.hashCode(), name.getBytes(StandardCharsets.US_ASCII), 0, name.length());
        };
    }
}
