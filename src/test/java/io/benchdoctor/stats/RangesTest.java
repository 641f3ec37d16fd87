package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4099, 1_000_003})
    void ranges_come_in_their_order_and_leave_nothing_out(int count) {
        int[] all = Ranges.of(count, (from, to) -> IntStream.range(from, to)).stream()
                .flatMapToInt(range -> range)
                .toArray();

        assertThat(all).isEqualTo(IntStream.range(0, count).toArray());
    }

    @Test
    void few_things_are_one_range() {
        assertThat(Ranges.of(100, (from, to) -> List.of(from, to))).containsExactly(List.of(0, 100));
    }
}
