package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Batch;
import io.benchdoctor.parse.GivenFile;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What many small logs told has one entry for all, and what was worked out of them has another. */
class RememberedTogetherTest extends RememberedLogs {
    private int fewest = 4;

    @Override
    LogCache cache() {
        return new LogCache(entries, BUILD, Long.MAX_VALUE, fewest);
    }

    @Test
    void all_of_them_have_two_entries() throws IOException {
        reports(true);

        assertThat(kept(CacheFolder.PACK)).hasSize(2);
        assertThat(entries).isDirectoryContaining(entry -> entry.toString().endsWith(CacheFolder.PACK));
        assertThat(kept(CacheFolder.ANSWERS)).isEmpty();
        assertThat(kept(CacheFolder.TOLD)).isEmpty();
    }

    @Test
    void few_have_none() throws IOException {
        fewest = 5;
        reports(true);

        assertThat(entries).doesNotExist();
    }

    @Test
    void of_all_that_lie_there_only_the_one_that_changed_is_read_again() throws IOException {
        reports(true);
        Path log = logs.resolve("burst-queue-ramp-bench.log");
        Files.writeString(log, Files.readString(log) + "\n");
        Map<String, String> changed = reports(true);
        assertThat(hits()).isEqualTo(3);

        assertThat(changed).isEqualTo(reports(false));
        assertThat(reports(true)).isEqualTo(changed);
        assertThat(hits()).isEqualTo(4);
    }

    @Test
    void one_that_came_is_read_and_the_others_stay() throws IOException {
        reports(true);
        Files.copy(Path.of("samples/burst-queue-ramp/bench.log"), logs.resolve("came.log"));
        reports(true);
        assertThat(hits()).isEqualTo(4);

        assertThat(reports(true)).isEqualTo(reports(false));
        reports(true);
        assertThat(hits()).isEqualTo(5);
    }

    @Test
    void a_log_under_the_name_of_another_is_not_taken_for_it() throws IOException {
        reports(true);
        Files.copy(
                logs.resolve("cold-start-result.json"),
                logs.resolve("many.csv"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(reports(true)).isEqualTo(reports(false));
    }

    @Test
    void broken_ones_are_as_none() throws IOException {
        Map<String, String> first = reports(true);
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 8; round++) {
            for (Path pack : kept(CacheFolder.PACK)) {
                spoil(pack, round, random);
            }

            assertThat(reports(true)).as("round " + round).isEqualTo(first);
            assertThat(hits()).as("round " + round).isZero();
        }
    }

    @Test
    void one_that_was_made_to_harm_breaks_nothing() throws IOException {
        reports(true);
        List<GivenFile> files =
                LogReader.given(List.of(logs.toString()), Optional.empty(), InputStream.nullInputStream());
        Batch batch = LogReader.read(List.of(logs.toString())).batch();
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 100; round++) {
            for (Path pack : kept(CacheFolder.PACK)) {
                harm(pack, random);
            }

            LogMemory memory = cache().memory(files, "");
            files.forEach(memory::told);
            AnswerCache answers =
                    cache().answers(batch, rules.ruling(), targets).orElseThrow();
            batch.runs().forEach(run -> answers.place(run).orElseThrow().read().ifPresent(remembered -> FactSheet.of(
                            run, Facts.ALL, targets, remembered)
                    .known()));
        }
    }

    /** Other numbers in it, and a sum that fits. */
    private static void harm(Path pack, SplittableRandom random) throws IOException {
        byte[] hostile = Files.readAllBytes(pack);
        int at = 100 + random.nextInt(hostile.length - 112);
        ByteBuffer.wrap(hostile).putInt(at, random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt());
        CRC32 sum = new CRC32();
        sum.update(hostile, 0, hostile.length - Long.BYTES);
        ByteBuffer.wrap(hostile).putLong(hostile.length - Long.BYTES, sum.getValue());
        Files.write(pack, hostile);
    }
}
