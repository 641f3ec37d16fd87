package io.benchdoctor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PackedLinesTest {
    private static final String HALF_OF_A_PAIR = "half \uD83D";

    @Test
    void lines_are_the_same_in_one_piece() {
        SortedMap<Integer, String> lines = lines();
        SortedMap<Integer, String> packed = PackedLines.of(lines);

        assertThat(packed).isEqualTo(lines).hasSameSizeAs(lines);
        assertThat(packed.hashCode()).isEqualTo(lines.hashCode());
        assertThat(packed.keySet()).containsExactlyElementsOf(lines.keySet());
        assertThat(packed.firstKey()).isEqualTo(3);
        assertThat(packed.lastKey()).isEqualTo(70_000);
        assertThat(packed.get(4)).isEmpty();
        assertThat(packed.get(9)).isEqualTo(HALF_OF_A_PAIR);
        assertThat(packed.get(5)).isNull();
        assertThat(packed.containsKey(5)).isFalse();
    }

    @Test
    void a_stretch_of_them_is_what_a_tree_gives() {
        SortedMap<Integer, String> lines = lines();
        SortedMap<Integer, String> packed = PackedLines.of(lines);
        Random random = new Random(7);

        for (int n = 0; n < 500; n++) {
            int first = random.nextInt(14);
            int behind = first + random.nextInt(14);
            assertThat(packed.headMap(behind)).isEqualTo(lines.headMap(behind));
            assertThat(packed.tailMap(first)).isEqualTo(lines.tailMap(first));
            assertThat(packed.subMap(first, behind)).isEqualTo(lines.subMap(first, behind));
            assertThat(packed.tailMap(first).headMap(behind))
                    .isEqualTo(lines.tailMap(first).headMap(behind));
        }
    }

    @Test
    void none_have_no_first_one() {
        SortedMap<Integer, String> none = PackedLines.of(new TreeMap<>());

        assertThat(none).isEmpty();
        assertThatThrownBy(none::firstKey).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(none::lastKey).isInstanceOf(NoSuchElementException.class);
    }

    private static SortedMap<Integer, String> lines() {
        SortedMap<Integer, String> lines = new TreeMap<>();
        lines.put(3, "Mean TTFT (ms):                          4298.04   ");
        lines.put(4, "");
        lines.put(7, "Thời gian đến token đầu tiên █▌");
        lines.put(9, HALF_OF_A_PAIR);
        lines.put(70_000, "=====");
        return lines;
    }
}
