package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What stands around the figures: settings, sentences, the engine's own lines. */
class SurroundingsTest {
    @Test
    void advice_is_counted_by_line_and_its_lines_are_the_origin() {
        var prose = new RunPart.Prose(
                new SourceRef("page.md", 1),
                List.of(
                        line(7, "Cần giảm **batch size** hoặc dùng prefill tốt hơn."),
                        line(9, "vllm serve m --max-batch-size 8"),
                        line(11, "Mean TTFT is high.")));

        FactSheet sheet = Runs.sheet("", Optional.of(prose));

        assertThat(number(sheet, "advice.smallerBatch")).isEqualTo(1);
        assertThat(number(sheet, "advice.nonexistent")).isEqualTo(1);
        assertThat(number(sheet, "advice.harmful")).isEqualTo(1);
        assertThat(number(sheet, "advice.dtype")).isZero();
        assertThat(((FactValue.Computed) sheet.get("advice.nonexistent")).at())
                .containsExactly(new SourceRef("page.md", 9));
    }

    @Test
    void the_seed_lacks_everything_around_it() {
        assertThat(number(Runs.seed(), "context.missing")).isEqualTo(7);
        assertThat(number(Runs.seed(), "context.model")).isZero();
    }

    @Test
    void what_is_stated_is_not_missing() {
        FactSheet sheet = Runs.block("""
                model m
                gpu H100
                engineVersion 0.10.1
                requestRate 4
                maxConcurrency None
                requests.completed 90
                requests.failed 0
                """);

        assertThat(number(sheet, "context.missing")).isEqualTo(1);
        assertThat(number(sheet, "context.server")).isZero();
        assertThat(number(sheet, "context.load")).isEqualTo(1);
    }

    @Test
    void the_engines_lines_are_summed_up() {
        FactSheet sheet = Runs.sheet(
                "",
                Optional.of(new EngineSamples.Builder("server.log")
                        .add(sample(4, 10, 0.96, 1))
                        .add(sample(5, 0, 0.50, 0))
                        .add(sample(6, 20, 0.95, 2))
                        .build()));

        assertThat(number(sheet, "server.running.max")).isEqualTo(6);
        assertThat(number(sheet, "server.running.mean")).isEqualTo(5);
        assertThat(number(sheet, "server.waiting.p10")).isEqualTo(2);
        assertThat(number(sheet, "server.waiting.max")).isEqualTo(20);
        assertThat(number(sheet, "server.waiting.zeroShare")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(number(sheet, "server.kv.usage.max")).isEqualTo(0.96);
        assertThat(number(sheet, "server.kv.fullShare")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(number(sheet, "server.preemptions")).isEqualTo(3);
    }

    @Test
    void without_its_log_nothing_is_known_of_the_server() {
        assertThat(Runs.seed().get("server.preemptions"))
                .isInstanceOfSatisfying(
                        FactValue.Unknown.class, u -> assertThat(u.why()).isEqualTo(Why.NO_SERVER_LOG));
    }

    private static EngineSample sample(int running, int waiting, double kv, int preemptions) {
        return new EngineSample(
                new SourceRef("server.log", 1),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.of(running),
                OptionalInt.of(waiting),
                OptionalDouble.of(kv),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.of(preemptions));
    }

    private static RunPart.Prose.Line line(int number, String text) {
        return new RunPart.Prose.Line(new SourceRef("page.md", number), text);
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(q -> q.value()).orElse(null);
    }
}
