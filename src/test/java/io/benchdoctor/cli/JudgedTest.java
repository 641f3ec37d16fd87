package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Run;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.report.BatchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedTest {
    private static final String TOO_LARGE = "samples/burst-queue-ramp";
    private static final RuleBook RULES = RuleBook.standard();

    private final LogReader.Result read = LogReader.read(List.of(TOO_LARGE, "samples/healthy"));

    @Test
    void a_run_for_which_the_memory_does_not_suffice_costs_no_other_its_diagnosis() {
        Judged judged = judged(run -> judge(run, JudgedTest::isTooLarge));

        assertThat(judged.diagnoses()).isNotEmpty();
        assertThat(judged.diagnoses())
                .extracting(Diagnosis::run)
                .containsExactlyElementsOf(judged.read().batch().runs())
                .noneMatch(JudgedTest::isTooLarge);
    }

    @Test
    void its_file_is_named_and_told_what_helps() {
        Judged judged = judged(run -> judge(run, JudgedTest::isTooLarge));

        List<Input> failed = judged.read().batch().inputs().stream()
                .filter(input -> input.status() == Input.Status.FAILED)
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).path()).startsWith(TOO_LARGE);
        assertThat(failed.get(0).notes()).anyMatch(note -> note.problem() == Problem.LIMIT_EXCEEDED);
        int at = judged.read().batch().inputs().indexOf(failed.get(0));
        var report = new BatchReport(
                judged.read().batch(),
                judged.diagnoses(),
                List.of(Messages.in("en")),
                judged.read().excerpts(),
                "1");
        assertThat(report.inputMessages("en").get(at)).contains("BENCH_DOCTOR_OPTS=-Xmx");
    }

    @Test
    void a_run_that_met_a_full_memory_beside_others_is_judged_alone_afterwards() {
        AtomicInteger refused = new AtomicInteger();

        Judged judged = judged(run -> judge(run, any -> refused.getAndIncrement() == 0));

        assertThat(judged.diagnoses()).hasSameSizeAs(read.batch().runs());
        assertThat(judged.read()).isSameAs(read);
    }

    @Test
    void when_small_runs_fail_one_after_the_other_the_batch_is_too_large_and_the_rest_is_not_tried() {
        LogReader.Result all = LogReader.read(List.of("samples"));
        AtomicInteger tried = new AtomicInteger();

        assertThat(all.batch().runs()).hasSizeGreaterThan(10);
        assertThatThrownBy(() -> Judged.of(new Jobs(1), all, run -> {
                    tried.incrementAndGet();
                    return judge(run, any -> true);
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(tried).hasValueLessThanOrEqualTo(6);
    }

    @Test
    void a_file_of_which_another_run_was_judged_is_read_in_part(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("both.log");
        Files.writeString(
                file,
                Files.readString(Path.of(TOO_LARGE, "bench.log"))
                        + Files.readString(Path.of("samples/healthy/bench.log")));
        LogReader.Result both = LogReader.read(List.of(file.toString()));
        Run first = both.batch().runs().get(0);

        Judged judged = Judged.of(new Jobs(1), both, run -> judge(run, first::equals));

        assertThat(both.batch().runs()).hasSize(2);
        assertThat(judged.diagnoses()).hasSize(1);
        assertThat(judged.read().batch().inputs()).extracting(Input::status).containsExactly(Input.Status.PARTIAL);
    }

    private Judged judged(Function<Run, Diagnosis> judge) {
        return Judged.of(new Jobs(2), read, judge);
    }

    private static boolean isTooLarge(Run run) {
        return run.sources().get(0).path().startsWith(TOO_LARGE);
    }

    private static Diagnosis judge(Run run, Predicate<Run> tooLarge) {
        if (tooLarge.test(run)) {
            throw new OutOfMemoryError("of this test");
        }
        return RULES.diagnose(run, FactSheet.of(run, Facts.ALL));
    }
}
