package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobsTest {
    @Test
    void results_come_in_the_order_of_what_was_given_whichever_is_done_first() {
        CountDownLatch secondDone = new CountDownLatch(1);

        List<Integer> results = new Jobs(2).each(List.of(1, 2), one -> false, one -> {
            if (one == 1) {
                await(secondDone);
            } else {
                secondDone.countDown();
            }
            return one * 10;
        });

        assertThat(results).containsExactly(10, 20);
    }

    @Test
    void no_two_large_ones_are_done_at_once() {
        AtomicInteger atOnce = new AtomicInteger();

        List<Integer> seen = new Jobs(8).each(IntStream.range(0, 200).boxed().toList(), one -> true, one -> {
            int now = atOnce.incrementAndGet();
            Thread.yield();
            atOnce.decrementAndGet();
            return now;
        });

        assertThat(seen).hasSize(200).containsOnly(1);
    }

    @Test
    void one_job_works_in_the_thread_that_asks() {
        assertThat(new Jobs(1).each(List.of(1, 2), one -> false, one -> Thread.currentThread()))
                .containsOnly(Thread.currentThread());
    }

    @Test
    void what_fails_in_a_thread_fails_as_it_would_without() {
        assertThatThrownBy(() -> new Jobs(2).each(List.of(1, 2), one -> false, JobsTest::failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bug");
        assertThatThrownBy(() -> new Jobs(2).each(List.of(1, 2), one -> false, JobsTest::exhausting))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void two_things_are_done_at_once() {
        CountDownLatch otherBegan = new CountDownLatch(1);

        int sum = new Jobs(2)
                .both(
                        () -> {
                            await(otherBegan);
                            return 40;
                        },
                        () -> {
                            otherBegan.countDown();
                            return 2;
                        },
                        Integer::sum);

        assertThat(sum).isEqualTo(42);
    }

    @Test
    void one_job_does_the_first_of_two_things_first() {
        List<String> done = new ArrayList<>();

        new Jobs(1).both(() -> done.add("one"), () -> done.add("other"), Boolean::logicalAnd);

        assertThat(done).containsExactly("one", "other");
    }

    @Test
    void what_fails_of_two_things_fails_as_it_would_alone() {
        assertThatThrownBy(() -> new Jobs(2).both(() -> failing(1), () -> 2, Integer::sum))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bug");
        assertThatThrownBy(() -> new Jobs(2).both(() -> 1, () -> exhausting(2), Integer::sum))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static int failing(int one) {
        throw new IllegalStateException("bug");
    }

    private static int exhausting(int one) {
        throw new OutOfMemoryError("made up");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
