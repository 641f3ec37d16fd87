package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One run of a thousand requests sent at once, worked through by hand, number by number. */
class SeedTest {
    private final FactSheet sheet = Runs.seed();

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "input.mean                   | 1024     | 0",
                "output.mean                  | 127.618  | 0.0005",
                "chunk.tokens                 | 1.00     | 0.0005",
                "ttft.meanOverMedian          | 1.007    | 0.0005",
                "ttft.p99OverMedian           | 1.984    | 0.0005",
                "ttft.p99OverDuration         | 0.985    | 0.0005",
                "ttft.rampEnd                 | 253.7    | 0.05",
                "decode.time                  | 1194.0   | 0.05",
                "decode.concurrency           | 4.685    | 0.0005",
                "system.concurrency           | 504.6    | 0.05",
                "prefill.density              | 0.0370   | 0.00005",
                "prefill.time                 | 27.3     | 0.05",
                "decode.step                  | 8.42     | 0",
                "prefill.closure              | 0.978    | 0.0005",
                "prefill.utilisation          | 0.107    | 0.0005",
                "engine.running               | 4.83     | 0.01",
                "cap.slots                    | 5        | 0",
                "cap.estimate                 | 5        | 0",
                "cap.kvTokens                 | 5758     | 0.5",
                "cap.slotTime                 | 1.274    | 0.0005",
                "tpot.p99OverMedian           | 1.22     | 0.005",
                "user.rate                    | 106.04   | 0.005",
                "answer.time                  | 1194     | 0.5",
                "ttft.queueShare              | 0.9997   | 0.00005",
                "capacity.requests            | 3.923    | 0.0005",
                "whatif.slots1.throughput.best | 0.951 | 0.0006",
                "whatif.slots16.throughput.best | 11.07 | 0.006",
                "whatif.slots32.throughput.best | 17.16 | 0.006",
                "whatif.slots64.throughput.best | 23.66 | 0.006",
                "whatif.slots1.ttft.best | 502500 | 50",
                "whatif.slots16.ttft.best | 42730 | 5",
                "whatif.slots32.ttft.best | 27405 | 5",
                "whatif.slots64.ttft.best | 19742 | 5",
                "whatif.now.ttft              | 120000   | 700",
                "whatif.slots1.slowdown | 3.944 | 0.0005",
            })
    void the_seed_comes_out_number_by_number(String id, double value, double tolerance) {
        assertThat(value(id)).isCloseTo(value, within(tolerance));
    }

    @Test
    void every_number_can_be_walked_back_to_a_line() {
        var decode = (FactValue.Computed) sheet.get("decode.concurrency");

        assertThat(decode.from()).containsExactly("decode.time", "duration");
        assertThat(decode.quality()).isEqualTo(Quality.APPROXIMATE);
        assertThat(sheet.get("reported.duration")).isInstanceOfSatisfying(FactValue.Read.class, read -> assertThat(
                        read.at().line())
                .isEqualTo(2));
    }

    @Test
    void what_the_block_does_not_tell_stays_unknown() {
        for (String id :
                new String[] {"requests.sent", "load.unlimited", "load.limited", "load.rate", "output.requested"}) {
            assertThat(sheet.get(id).known()).as(id).isEmpty();
        }
    }

    @Test
    void a_fact_lists_what_it_lacks() {
        var answer = (FactValue.Unknown) FactSheet.given(Map.of(), Facts.ALL).get("decode.concurrency");

        assertThat(answer.why()).isEqualTo(Why.LACKS_FACTS);
        assertThat(answer.lacks()).containsExactly("decode.time");
    }

    private double value(String id) {
        return sheet.get(id)
                .known()
                .orElseThrow(() -> new AssertionError(id + ": " + sheet.get(id)))
                .value();
    }
}
