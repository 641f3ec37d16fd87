package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.facts.Demand;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.Lever;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSearchTest {
    private static final RuleBook RULES = RuleBook.standard();

    @TempDir
    private Path folder;

    @Test
    void runs_that_differ_in_the_concurrency_alone_are_one_sweep() throws IOException {
        for (int limit : new int[] {1, 2, 4, 8, 16}) {
            write("c" + limit, limit, 512, 128, 10);
        }

        SweepDiagnosis sweep = only();

        assertThat(sweep.sweep().lever()).isEqualTo(Lever.CONCURRENCY);
        assertThat(sweep.sweep().points().stream().map(SweepPoint::name)).containsExactly("1", "2", "4", "8", "16");
        assertThat(fact(sweep, "sweep.knee")).hasValueCloseTo(10.0, within(2.0));
    }

    @Test
    void two_lengths_are_two_sweeps() throws IOException {
        for (int limit : new int[] {1, 4, 16}) {
            write("short-c" + limit, limit, 512, 128, 10);
            write("long-c" + limit, limit, 4096, 128, 10);
        }

        List<SweepDiagnosis> sweeps = sweeps();

        assertThat(sweeps).hasSize(2);
        assertThat(sweeps).allSatisfy(sweep -> assertThat(sweep.runs()).hasSize(3));
    }

    @Test
    void runs_that_differ_in_two_things_are_no_sweep() throws IOException {
        write("a", 4, 128, 64, 10);
        write("b", 8, 512, 128, 10);
        write("c", 16, 2048, 256, 10);

        assertThat(sweeps()).isEmpty();
    }

    @Test
    void runs_of_one_load_are_merged_and_their_difference_is_kept() throws IOException {
        for (int limit : new int[] {1, 4, 16}) {
            write("c" + limit + "-run1", limit, 512, 128, 10);
            write("c" + limit + "-run2", limit, 512, 128, 10.4);
        }

        SweepDiagnosis sweep = only();

        assertThat(sweep.sweep().points()).hasSize(3).allSatisfy(point -> assertThat(point.runs())
                .hasSize(2));
        assertThat(fact(sweep, "sweep.noise.freedom")).hasValue(3);
        assertThat(fact(sweep, "sweep.noise").orElseThrow()).isBetween(0.005, 0.05);
    }

    @Test
    void what_only_the_names_tell_apart_is_not_merged() throws IOException {
        for (int limit : new int[] {1, 4, 16}) {
            write("tp1/c" + limit, limit, 512, 128, 10);
            write("tp2/c" + limit, limit, 512, 128, 10.4);
        }

        assertThat(sweeps()).hasSize(2);
    }

    @Test
    void a_point_of_other_answers_is_named_and_not_counted() throws IOException {
        for (int limit : new int[] {1, 2, 4, 8}) {
            write("c" + limit, limit, 512, 128, 10);
        }
        write("c16", 16, 512, 128, 30, 10);

        SweepDiagnosis sweep = only();

        assertThat(sweep.sweep().points()).hasSize(5);
        assertThat(sweep.sweep().points().get(4).leftOut()).contains(LeftOut.OTHER_LENGTHS);
        assertThat(sweep.sweep().counted()).hasSize(4);
    }

    @Test
    void rows_of_a_table_that_differ_in_the_rate_alone_are_a_sweep_for_each_profile() throws IOException {
        table(
                "rates.csv",
                "profile,rate,req/s,out_tok/s,total_tok/s,TTFT_p50_ms,TTFT_p99_ms,TPOT_p50_ms,TPOT_p99_ms",
                """
                short,1,1,256,1280,200,400,20,25
                short,2,2,512,2560,220,450,25,30
                short,4,3.5,896,4480,9000,18000,40,50
                long,1,1,512,4608,400,800,20,25
                long,2,1.6,819.2,7372.8,5000,9000,25,30
                long,4,1.6,819.2,7372.8,15000,29000,40,50
                """);

        List<SweepDiagnosis> sweeps = sweeps();

        assertThat(sweeps)
                .hasSize(2)
                .allSatisfy(sweep -> assertThat(sweep.sweep().lever()).isEqualTo(Lever.RATE));
        SweepPoint second = sweeps.get(0).sweep().points().get(1);
        assertThat(second.figure("output.mean")).hasValue(256);
        assertThat(second.figure("input.mean")).hasValue(1024);
        assertThat(second.figure("latency.mean")).as("nobody logged it").isEmpty();
        // 220 ms, and 255 tokens more at 25 ms each
        assertThat(second.figure(SweepPoint.ESTIMATED).orElseThrow()).isCloseTo(6595, within(0.1));
        assertThat(second.figure(SweepPoint.INSIDE).orElseThrow()).isCloseTo(13.19, within(0.001));
    }

    @Test
    void what_else_a_table_was_measured_over_parts_its_rows_and_the_numbers_of_rows_do_not() throws IOException {
        table("users.csv", ",context_length,concurrent_users,throughput_per_user,successful,requests_per_second", """
                0,16000,1,0.1,1,0.1
                1,16000,2,0.1,2,0.19
                2,16000,4,0.1,4,0.35
                3,32000,1,0.1,1,0.05
                4,32000,2,0.1,2,0.09
                5,32000,4,0.1,4,0.16
                """);

        List<SweepDiagnosis> sweeps = sweeps();

        assertThat(sweeps).hasSize(2).allSatisfy(sweep -> assertThat(
                        sweep.sweep().points().stream().map(SweepPoint::name))
                .containsExactly("1", "2", "4"));
        assertThat(sweeps.get(1).runs().get(0).run().label()).contains("context_length=32000");
    }

    @Test
    void runs_of_two_dates_that_are_no_repeats_of_each_other_are_two_sweeps() throws IOException {
        for (int limit : new int[] {1, 4, 16}) {
            write("c" + limit + "-20260101", limit, 512, 128, 10);
            write("c" + limit + "-20260301", limit, 512, 128, 20);
        }

        assertThat(sweeps()).hasSize(2).allSatisfy(sweep -> assertThat(
                        sweep.sweep().points())
                .hasSize(3)
                .allSatisfy(point -> assertThat(point.runs()).hasSize(1)));
    }

    @Test
    void a_name_with_the_sign_that_stands_for_numbers_is_a_name_like_others() throws IOException {
        for (int limit : new int[] {1, 4, 16}) {
            write("c" + limit + "-#", limit, 512, 128, 10);
            write("c" + limit + "-7", limit, 512, 128, 10.4);
        }

        assertThat(sweeps()).hasSize(2);
    }

    @Test
    void two_points_are_no_sweep() throws IOException {
        write("c1", 1, 512, 128, 10);
        write("c8", 8, 512, 128, 10);

        assertThat(sweeps()).isEmpty();
    }

    private SweepDiagnosis only() throws IOException {
        List<SweepDiagnosis> sweeps = sweeps();
        assertThat(sweeps).hasSize(1);
        return sweeps.get(0);
    }

    private List<SweepDiagnosis> sweeps() throws IOException {
        LogReader.Result read = LogReader.read(List.of(folder.toString()), InputStream.nullInputStream());
        List<Diagnosis> runs = read.batch().runs().stream()
                .map(run -> RULES.diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        return RULES.sweeps(runs, Demand.NONE);
    }

    private static OptionalDouble fact(SweepDiagnosis sweep, String id) {
        return sweep.facts().get(id).known().stream()
                .mapToDouble(quantity -> quantity.value())
                .findFirst();
    }

    private void write(String name, int limit, int input, int output, double millis) throws IOException {
        write(name, limit, input, output, output, millis);
    }

    private void table(String name, String header, String rows) throws IOException {
        Files.writeString(folder.resolve(name), header + "\n" + rows);
    }

    /** A server on which a step takes so long for one and a tenth of it more for each that writes too. */
    private void write(String name, int limit, int input, int asked, int output, double millis) throws IOException {
        int requests = 20 * limit;
        double step = millis * (1 + limit / 10.0) / 1000;
        double duration = requests * output * step / limit;
        Path file = folder.resolve(name + ".log");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                String.format(
                        Locale.ROOT,
                        "Namespace(backend='openai', dataset_name='random', model='Qwen/Qwen2.5-7B', num_prompts=%d, "
                                + "request_rate=inf, max_concurrency=%d, random_input_len=%d, random_output_len=%d)%n"
                                + "============ Serving Benchmark Result ============%n"
                                + "Successful requests:                     %d%n"
                                + "Maximum request concurrency:             %d%n"
                                + "Benchmark duration (s):                  %.2f%n"
                                + "Total input tokens:                      %d%n"
                                + "Total generated tokens:                  %d%n"
                                + "Request throughput (req/s):              %.2f%n"
                                + "Output token throughput (tok/s):         %.2f%n"
                                + "Total Token throughput (tok/s):          %.2f%n"
                                + "---------------Time to First Token----------------%n"
                                + "Mean TTFT (ms):                          %.2f%n"
                                + "Median TTFT (ms):                        %.2f%n"
                                + "P99 TTFT (ms):                           %.2f%n"
                                + "-----Time per Output Token (excl. 1st token)------%n"
                                + "Mean TPOT (ms):                          %.2f%n"
                                + "Median TPOT (ms):                        %.2f%n"
                                + "P99 TPOT (ms):                           %.2f%n"
                                + "==================================================%n",
                        requests,
                        limit,
                        input,
                        asked,
                        requests,
                        limit,
                        duration,
                        requests * input,
                        requests * output,
                        requests / duration,
                        requests * output / duration,
                        requests * (input + output) / duration,
                        1000 * step,
                        1000 * step,
                        1000 * step,
                        1000 * step,
                        1000 * step,
                        1000 * step));
    }
}
