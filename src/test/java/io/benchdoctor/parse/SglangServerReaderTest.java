package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SglangServerReaderTest {
    static final String LOG = """
            [2026-12-31 23:59:40] server_args=ServerArgs(model_path='org/Tiny', tp_size=2, max_running_requests=None)
            [2026-12-31 23:59:45 TP0] max_total_num_tokens=1000, chunked_prefill_size=64, max_running_requests=48, context_len=512
            [2026-12-31 23:59:50 TP0] Prefill batch, #new-seq: 1, #new-token: 7, #cached-token: 0, token usage: 0.00, \
            #running-req: 0, #queue-req: 0
            [2026-12-31 23:59:55 TP0] Decode batch. #running-req: 3, #token: 90, token usage: 0.25, \
            gen throughput (token/s): 97.50, #queue-req: 12
            [2026-12-31 23:59:58 TP0] KV cache pool is full. Retract requests. #retracted_reqs: 2, #new_token_ratio: 0.5
            [2027-01-01 00:00:05 TP0] Decode batch, #running-req: 1, #full token: 181, full token usage: 0.50, \
            #swa token: 181, swa token usage: 0.75, cuda graph: True, gen throughput (token/s): 17.25, #queue-req: 0
            """;

    @Test
    void every_decode_line_is_a_sample() {
        List<EngineSample> samples = samples(LOG);

        assertThat(samples).hasSize(2);
        assertThat(samples.get(0).running()).hasValue(3);
        assertThat(samples.get(0).waiting()).hasValue(12);
        assertThat(samples.get(0).kvCacheUsageRatio()).hasValue(0.25);
        assertThat(samples.get(0).generationTokensPerSecond()).hasValue(97.5);
        assertThat(samples.get(0).preemptions()).isEmpty();
        assertThat(samples.get(1).kvCacheUsageRatio()).hasValue(0.5);
        assertThat(samples.get(1).at().line()).isEqualTo(6);
    }

    @Test
    void requests_that_were_taken_back_count_up_to_the_next_sample() {
        assertThat(samples(LOG).get(1).preemptions()).hasValue(2);
    }

    @Test
    void the_clock_goes_on_over_new_year() {
        List<EngineSample> samples = samples(LOG);

        assertThat(samples.get(1).clockSeconds().orElseThrow()
                        - samples.get(0).clockSeconds().orElseThrow())
                .isEqualTo(10);
    }

    @Test
    void the_server_says_how_it_was_started() {
        ParsedRun run = read(LOG).parsed().runs().get(0);

        assertThat(read(LOG).input().format()).isEqualTo("sglang-server-log");
        assertThat(read(LOG).input().status()).isEqualTo(Status.PARSED);
        assertThat(Blocks.setting(run, SettingKey.MODEL)).contains("org/Tiny");
        assertThat(Blocks.setting(run, SettingKey.TENSOR_PARALLEL)).contains("2");
        assertThat(Blocks.setting(run, SettingKey.MAX_NUM_SEQS)).contains("48");
        assertThat(Blocks.setting(run, SettingKey.KV_CACHE_TOKENS)).contains("1000");
        assertThat(Blocks.setting(run, SettingKey.MAX_MODEL_LENGTH)).contains("512");
        assertThat(Blocks.setting(run, SettingKey.ENGINE)).contains("sglang");
        assertThat(Blocks.setting(run, SettingKey.DATE)).contains("2026-12-31 23:59:40");
    }

    @Test
    void a_server_that_was_started_again_is_another_one() {
        String again = LOG.replace("2026-12-31 23", "2027-01-01 01")
                .replace("2027-01-01 00", "2027-01-01 02")
                .replace("tp_size=2", "tp_size=4");

        List<ParsedRun> runs = read(LOG + again).parsed().runs();

        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).lastLine()).isEqualTo(6);
        assertThat(runs.get(1).firstLine()).isEqualTo(7);
        assertThat(Blocks.setting(runs.get(0), SettingKey.TENSOR_PARALLEL)).contains("2");
        assertThat(Blocks.setting(runs.get(1), SettingKey.TENSOR_PARALLEL)).contains("4");
        assertThat(runs).allSatisfy(run -> assertThat(ServerLines.samples(run)).hasSize(2));
    }

    @Test
    void a_replica_has_its_number() {
        assertThat(samples(LOG.replace("55 TP0]", "55 DP3 TP0]")).get(0).engine())
                .hasValue(3);
        assertThat(samples(LOG).get(0).engine()).isEmpty();
    }

    @Test
    void a_sample_that_cannot_be_read_is_noted() {
        ReadLog log = read(LOG.replace("#running-req: 3", "#running-req: ?"));

        assertThat(log.parsed().notes()).extracting(LogNote::problem).containsExactly(Problem.UNREADABLE_LINE);
        assertThat(log.parsed().notes().get(0).at().line()).isEqualTo(4);
    }

    @Test
    void what_is_written_is_read_back() {
        qt().forAll(
                        integers().between(0, 9999),
                        integers().between(0, 9999),
                        integers().between(0, 100))
                .checkAssert((running, queued, usage) -> {
                    EngineSample sample = samples("[2026-01-02 03:04:05] Decode batch, #running-req: " + running
                                    + ", token usage: " + usage / 100.0 + ", #queue-req: " + queued + "\n")
                            .get(0);

                    assertThat(sample.running()).hasValue(running);
                    assertThat(sample.waiting()).hasValue(queued);
                    assertThat(sample.kvCacheUsageRatio()).hasValue(usage / 100.0);
                });
    }

    @Test
    void a_log_cut_at_any_byte_tells_nothing_that_the_whole_log_does_not_tell() {
        List<EngineSample> whole = samples(LOG);
        byte[] bytes = LOG.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < bytes.length; length++) {
            for (ParsedRun run : read(Arrays.copyOf(bytes, length)).parsed().runs()) {
                List<EngineSample> samples = samples(run);
                for (int n = 0; n < samples.size(); n++) {
                    assertThat(samples.get(n).running()).isEqualTo(whole.get(n).running());
                    if (samples.get(n).waiting().isPresent()) {
                        assertThat(samples.get(n).waiting())
                                .isEqualTo(whole.get(n).waiting());
                    }
                }
            }
        }
    }

    @Test
    void a_real_log_is_read() throws IOException {
        List<Path> files = Logs.below("corpus/server").stream()
                .filter(file -> file.endsWith("sglang-int4.log"))
                .toList();
        assumeFalse(files.isEmpty(), "no real logs beside the project");

        ReadLog log = ReadLog.of(Logs.of(files.get(0)), Optional.empty());
        ParsedRun run = log.parsed().runs().get(0);

        assertThat(log.input().status()).isEqualTo(Status.PARSED);
        assertThat(samples(run)).hasSize(56);
        assertThat(samples(run).get(1).generationTokensPerSecond()).hasValue(17.39);
        assertThat(Blocks.setting(run, SettingKey.MODEL)).contains("poolside/Laguna-S-2.1-INT4");
        assertThat(Blocks.setting(run, SettingKey.MAX_NUM_SEQS)).contains("48");
    }

    private static List<EngineSample> samples(String text) {
        return samples(read(text).parsed().runs().get(0));
    }

    private static List<EngineSample> samples(ParsedRun run) {
        return run.parts().stream()
                .filter(EngineSamples.class::isInstance)
                .map(EngineSamples.class::cast)
                .flatMap(EngineSamples::stream)
                .toList();
    }

    private static ReadLog read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ReadLog read(byte[] bytes) {
        return ReadLog.of(Logs.of(bytes), Optional.empty());
    }
}
