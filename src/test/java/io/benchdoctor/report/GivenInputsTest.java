package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Run;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GivenInputsTest {
    private final Batch batch = Sample.all(Messages.in("en")).batch();

    @Test
    void a_run_among_others_has_the_inputs_that_tell_of_it_in_the_order_in_which_they_were_given() {
        GivenInputs given = new GivenInputs(batch);
        for (Run run : batch.runs()) {
            Set<String> own = run.sources().stream().map(Run.Source::path).collect(Collectors.toSet());
            List<Input> expected = batch.inputs().stream()
                    .filter(input -> own.contains(input.path()))
                    .toList();
            assertThat(given.of(run)).isNotEmpty().isEqualTo(expected);
        }
    }

    @Test
    void the_only_run_has_all_that_was_given() {
        Batch one = new Batch(batch.inputs(), batch.runs().subList(0, 1));
        assertThat(new GivenInputs(one).of(one.runs().get(0))).isEqualTo(batch.inputs());
    }
}
