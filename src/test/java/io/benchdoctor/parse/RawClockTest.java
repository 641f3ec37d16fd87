package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two raw logs of one run")
class RawClockTest {
    private static final double[][] GAPS = {{0.01, 0.02}, {0.02, 0.011}, {0.01, 0.02, 0.03}};

    @Test
    @DisplayName("know together when each request was sent, though they tell the requests in another order")
    void lendsTheClock() {
        RequestTimings known = first(results(0, 1, 2), arrivals(2, 0, 1));

        for (int request = 0; request < 3; request++) {
            assertThat(known.firstChunkSeconds(request).orElseThrow()).isEqualTo(10 + request);
            assertThat(known.sentSeconds(request).orElseThrow()).isCloseTo(9.5 + request, within(1e-9));
            assertThat(known.ttftSeconds(request)).hasValue(0.5);
        }
    }

    @Test
    @DisplayName("lend nothing where an answer has two like it: whose arrival it was cannot be told")
    void refusesTwins() {
        assertThat(first(results(0, 0, 1), arrivals(0, 0, 1)).sentSeconds(0)).isEmpty();
    }

    @Test
    @DisplayName("lend nothing where one of them lacks an answer, or has another")
    void refusesOthers() {
        assertThat(first(results(0, 1, 2), arrivals(0, 1)).sentSeconds(0)).isEmpty();
        assertThat(first(results(0, 1, 1), arrivals(0, 1, 2)).sentSeconds(0)).isEmpty();
    }

    private static RequestTimings first(RequestTimings... logs) {
        return (RequestTimings) RawClock.lent(List.of(logs)).get(0);
    }

    /** As the client saves them: waits and gaps, no clock. */
    private static RequestTimings results(int... answers) {
        var log = new RequestTimings.Builder(new SourceRef("result.json", 1), "vllm-serve-detailed");
        for (int answer : answers) {
            log.request(Double.NaN, 0.5, Double.NaN, 100, GAPS[answer].length + 1, false);
            gaps(log, answer);
        }
        return log.build();
    }

    /** Stamps of tokens, to the microsecond. */
    private static RequestTimings arrivals(int... answers) {
        var log = new RequestTimings.Builder(new SourceRef("tokens.csv", 1), "token-timing");
        for (int answer : answers) {
            log.request(Double.NaN, Double.NaN, Double.NaN, -1, GAPS[answer].length + 1, false);
            log.firstChunk(10 + answer);
            gaps(log, answer);
        }
        return log.build();
    }

    private static void gaps(RequestTimings.Builder log, int answer) {
        for (double gap : GAPS[answer]) {
            log.gap(gap + 1e-6);
        }
    }
}
