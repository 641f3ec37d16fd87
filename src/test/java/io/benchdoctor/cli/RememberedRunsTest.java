package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.model.Run;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What was worked out about a large run has an entry of its own, and so have its gaps. */
class RememberedRunsTest extends RememberedLogs {
    @Override
    LogCache cache() {
        return new LogCache(entries, BUILD, 0, 50);
    }

    @Test
    void each_has_its_entries() throws IOException {
        reports(true);

        assertThat(kept(CacheFolder.ANSWERS)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(kept(CacheFolder.GAPS)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(kept(CacheFolder.PACK)).isEmpty();
    }

    @Test
    void what_a_comparison_asked_of_a_run_is_no_answer_about_it_the_next_time() throws IOException {
        Run run = LogReader.read(List.of(logs.resolve("many.csv").toString()))
                .batch()
                .runs()
                .get(0);
        Set<String> listed = new TreeSet<>();
        for (boolean again : new boolean[] {false, true}) {
            CountDownLatch compared = new CountDownLatch(1);
            try (Afterwards afterwards = new Afterwards()) {
                afterwards.run(() -> await(compared));
                Diagnosis diagnosis = judge(LogReader.read(List.of(logs.toString())), afterwards)
                        .apply(run);
                boolean known = diagnosis.facts().get("itl.p77").isKnown();
                compared.countDown();
                assertThat(known).isTrue();
                if (again) {
                    assertThat(diagnosis.facts().known().keySet()).isEqualTo(listed);
                }
                listed.addAll(diagnosis.facts().known().keySet());
            }
        }
        assertThat(kept(CacheFolder.ANSWERS)).hasSize(1);
        assertThat(listed).isNotEmpty().doesNotContain("itl.p77");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Test
    void nobody_looks_at_a_gap_again() throws IOException {
        Map<String, String> first = reports(true);
        for (Path gaps : kept(CacheFolder.GAPS)) {
            Files.setLastModifiedTime(gaps, LONG_AGO);
        }

        assertThat(reports(true)).isEqualTo(first);

        for (Path gaps : kept(CacheFolder.GAPS)) {
            assertThat(Files.getLastModifiedTime(gaps))
                    .as("an entry that is read is marked as used")
                    .isEqualTo(LONG_AGO);
        }
    }

    @Test
    void without_what_was_worked_out_the_kept_gaps_tell_the_same() throws IOException {
        Map<String, String> first = reports(true);
        for (Path answers : kept(CacheFolder.ANSWERS)) {
            Files.delete(answers);
        }

        assertThat(reports(true)).isEqualTo(first);
    }

    @Test
    void gaps_that_are_gone_or_broken_are_read_from_the_log_again() throws IOException {
        spoiltInEveryWay(CacheFolder.GAPS, List.of(CacheFolder.ANSWERS), 3);
    }

    @Test
    void answers_that_are_broken_are_worked_out_again() throws IOException {
        spoiltInEveryWay(CacheFolder.ANSWERS, List.of(), 4);
    }

    /** @param gone entries of kinds without which the spoilt ones are needed */
    private void spoiltInEveryWay(String spoilt, List<String> gone, int seed) throws IOException {
        Map<String, String> first = reports(true);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 6; round++) {
            for (String kind : gone) {
                for (Path entry : kept(kind)) {
                    Files.delete(entry);
                }
            }
            for (Path entry : kept(spoilt)) {
                spoil(entry, round, random);
            }

            assertThat(reports(true)).as("round " + round).isEqualTo(first);
        }
    }

    private Judge judge(LogReader.Result read, Afterwards afterwards) {
        return new Judge(
                rules, targets, cache().answers(read.batch(), rules.ruling(), targets), Optional.of(afterwards));
    }
}
