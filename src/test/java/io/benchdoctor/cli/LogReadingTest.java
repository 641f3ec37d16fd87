package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.parse.LogReader;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogReadingTest {
    /** Stands for any bug: it fails as no input may. */
    private static final InputStream FAULTY = new InputStream() {
        @Override
        public int read() {
            throw new NegativeArraySizeException("-7");
        }
    };

    @Test
    void a_bug_that_one_log_brings_to_light_costs_that_log_and_no_other_and_is_loud() {
        StringWriter err = new StringWriter();
        LogReader.Result read;
        try (Afterwards afterwards = new Afterwards();
                Progress progress = Progress.onTerminal(new PrintWriter(err), false)) {
            Diary diary = new Diary(new PrintWriter(err), false);
            read = new LogReading(new Jobs(2), progress, diary, Optional.empty(), afterwards, "")
                    .of(LogReader.given(List.of("-", "samples/healthy/bench.log"), Optional.empty(), FAULTY));
        }

        List<Input> inputs = read.batch().inputs();
        assertThat(inputs).extracting(Input::status).containsExactly(Input.Status.FAILED, Input.Status.PARSED);
        assertThat(read.batch().runs()).hasSize(1);
        LogNote note = inputs.get(0).notes().get(0);
        assertThat(note.problem()).isEqualTo(LogNote.Problem.PROGRAM_ERROR);
        assertThat(note.detail()).contains("NegativeArraySizeException", "LogReadingTest");
        assertThat(err.toString()).contains("NegativeArraySizeException: -7", "LogReadingTest");
        assertThat(Given.code(inputs, Set.of())).isEqualTo(ExitCode.OUR_BUG);
    }
}
