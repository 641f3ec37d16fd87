package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenIndexesTest {
    private final TokenIndexes indexes = new TokenIndexes();
    private final List<Integer> requests = new ArrayList<>();

    @Test
    void tokens_one_after_the_other_need_no_room_each() {
        add(0, 0);
        add(1, 4);
        add(0, 1);
        add(1, 5);

        assertThat(indexes.inOrder()).isTrue();
        assertThat(indexes.first(0)).isZero();
        assertThat(indexes.first(1)).isEqualTo(4);
    }

    @Test
    void at_the_first_that_is_not_the_next_one_all_are_written_down() {
        add(0, 0);
        add(1, 4);
        add(0, 1);
        add(1, 7);
        add(0, TokenIndexes.NONE);

        assertThat(indexes.inOrder()).isFalse();
        assertThat(told()).containsExactly(0, 4, 1, 7, -1);
    }

    @Test
    void an_event_without_an_index_before_all_others_is_remembered() {
        add(0, TokenIndexes.NONE);
        assertThat(indexes.any()).isFalse();
        add(0, 1);

        assertThat(indexes.any()).isTrue();
        assertThat(told()).containsExactly(-1, 1);
    }

    private void add(int request, int index) {
        indexes.add(requests.size(), request, index, requests::get);
        requests.add(request);
    }

    private List<Integer> told() {
        return java.util.stream.IntStream.range(0, requests.size())
                .mapToObj(indexes::at)
                .toList();
    }
}
