package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {
    @Test
    void things_are_handed_over_in_their_order_whoever_made_them() throws IOException {
        List<Integer> used = new ArrayList<>();
        Ahead.each(1_000, n -> 3 * n, (n, made) -> used.add(n + made));
        assertThat(used)
                .isEqualTo(IntStream.range(0, 1_000).mapToObj(n -> 4 * n).toList());
    }

    @Test
    void no_more_than_a_few_things_are_made_that_nobody_took_yet() throws IOException {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Ahead.each(500, n -> made.incrementAndGet(), (n, any) -> most.accumulateAndGet(made.get() - n, Math::max));
        assertThat(most.get()).isBetween(1, 16);
    }

    @Test
    void several_threads_may_make_things_at_the_same_time() {
        List<Long> sums = IntStream.range(0, 8)
                .parallel()
                .mapToObj(any -> {
                    long[] sum = new long[1];
                    try {
                        Ahead.each(300, n -> n, (n, made) -> sum[0] += made);
                    } catch (IOException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                    return sum[0];
                })
                .toList();
        assertThat(sums).containsOnly(299L * 300 / 2);
    }

    @Test
    void what_goes_wrong_with_a_thing_is_thrown_when_its_turn_comes() {
        List<Integer> used = new CopyOnWriteArrayList<>();
        assertThatThrownBy(() -> Ahead.each(40, AheadTest::butNotTheTwentieth, (n, made) -> used.add(made)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("20");
        assertThat(used).isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    private static int butNotTheTwentieth(int n) {
        if (n == 20) {
            throw new IllegalArgumentException("20");
        }
        return n;
    }

    @Test
    void nothing_is_begun_any_more_when_what_was_made_cannot_be_written() {
        AtomicInteger made = new AtomicInteger();
        assertThatThrownBy(() -> Ahead.each(100_000, n -> made.incrementAndGet(), (n, any) -> {
                    throw new IOException("full");
                }))
                .isInstanceOf(IOException.class);
        assertThat(made.get()).isLessThan(100);
    }
}
