package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.catalog.Catalog;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PharmacyTest {
    private final Map<SettingKey, String> settings = new EnumMap<>(SettingKey.class);
    private final Map<String, Quantity> given = new TreeMap<>();
    private final Map<String, Remedy> remedies = new TreeMap<>();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "--max-num-seqs, 0.6.3.post1, true",
        "--max-num-seqs, , true",
        "--max-num-seqs, 0.1.dev7, true",
        "--num-scheduler-steps, 0.6.3, true",
        "--num-scheduler-steps, 0.5.0, false",
        "--num-scheduler-steps, 0.10.1, false",
        "--num-scheduler-steps, , false",
        "--api-server-count, v0.9.0rc1, true",
        "--api-server-count, 0.8.5, false",
        "--api-server-count, , true",
        "--guided-decoding-backend, 0.10.2, true",
        "--guided-decoding-backend, 0.12.0, false",
        "--max-batch-size, , false",
    })
    void an_option_is_named_only_where_the_release_has_it(String flag, String version, boolean named) {
        Optional.ofNullable(version).ifPresent(text -> settings.put(SettingKey.ENGINE_VERSION, text));
        remedy("x", "flags: [{ flag: " + flag + ", tool: server }]");

        assertThat(recommend("x")).hasSize(named ? 1 : 0);
    }

    @Test
    void another_engine_gets_its_own_names() {
        settings.put(SettingKey.ENGINE, "sglang");
        remedy(
                "x",
                "flags: [{ flag: --max-num-seqs, tool: server },"
                        + " { flag: --max-running-requests, tool: server, engine: sglang }]");

        assertThat(recommend("x").get(0).flags()).containsExactly("--max-running-requests");
    }

    @Test
    void of_a_number_without_a_double_no_multiple_is_typed() {
        given.put("parallel.data", new Quantity(1.2e308, Unit.COUNT));
        given.put("load.rate", new Quantity(1.5e308, Unit.REQUESTS_PER_SECOND));
        remedy(
                "x",
                "commands: ['vllm serve {model} --data-parallel-size {replicas2}', 'for r in {faster}; do {bench}; done']");

        assertThat(recommend("x").get(0).commands())
                .containsExactly("vllm serve MODEL --data-parallel-size 2", "for r in RATE; do vllm bench serve; done");
    }

    @Test
    void a_server_is_started_by_the_command_of_its_own_engine() {
        String remedy = "commands: ['vllm serve {model} --max-num-seqs 16',"
                + " 'python -m sglang.launch_server --model-path {model} --max-running-requests 16',"
                + " '{bench} --model {model} --num-prompts 1000']";
        settings.put(SettingKey.ENGINE, "sglang");
        remedy("x", remedy);

        assertThat(recommend("x").get(0).commands())
                .containsExactly(
                        "python -m sglang.launch_server --model-path MODEL --max-running-requests 16",
                        "vllm bench serve --backend openai --base-url http://localhost:30000 --model MODEL --num-prompts 1000");
        assertThat(recommend("x").get(0).elsewhere()).isFalse();

        settings.put(SettingKey.ENGINE, "mindie");
        assertThat(recommend("x").get(0).commands())
                .containsExactly("vllm bench serve --backend openai --model MODEL --num-prompts 1000");
        assertThat(recommend("x").get(0).elsewhere()).isTrue();

        settings.put(SettingKey.ENGINE, "vllm-ascend");
        assertThat(recommend("x").get(0).commands())
                .containsExactly(
                        "vllm serve MODEL --max-num-seqs 16", "vllm bench serve --model MODEL --num-prompts 1000");
    }

    @Test
    void fewer_at_a_time_is_fewer_than_there_were() {
        given.put("engine.running", new Quantity(3.9, Unit.REQUESTS));
        remedy("x", "commands: ['for c in {fewer}; do {bench}; done']");

        assertThat(recommend("x").get(0).commands()).containsExactly("for c in 1 2 3; do vllm bench serve; done");
    }

    @Test
    void a_command_is_filled_from_the_run() {
        settings.put(SettingKey.MODEL, "org/Model-7B");
        given.put("throughput.requests", new Quantity(3.923, Unit.REQUESTS_PER_SECOND));
        given.put("requests.sent", new Quantity(1500, Unit.REQUESTS));
        remedy("x", "commands: ['{bench} --model {model} --request-rate {rate70} --num-prompts {prompts}']");

        assertThat(recommend("x").get(0).commands())
                .containsExactly("vllm bench serve --model org/Model-7B --request-rate 2.7 --num-prompts 1500");
    }

    @Test
    void what_the_run_does_not_tell_stays_a_word_in_capitals() {
        remedy("x", "commands: ['{bench} --model {model} --request-rate {rate70} --max-concurrency {limit}']");

        assertThat(recommend("x").get(0).commands())
                .containsExactly("vllm bench serve --model MODEL --request-rate RATE_2 --max-concurrency LIMIT");
    }

    @Test
    void a_test_is_repeated_with_the_prompts_and_under_the_load_that_it_had() {
        settings.put(SettingKey.DATASET, "sharegpt");
        given.put("load.limit", new Quantity(16, Unit.REQUESTS));
        given.put("load.rate", new Quantity(0.35, Unit.REQUESTS_PER_SECOND));
        remedy("x", "commands: ['{bench} {workload} {load} --save-result']");

        assertThat(recommend("x").get(0).commands())
                .containsExactly("vllm bench serve --dataset-name sharegpt --dataset-path DATASET"
                        + " --request-rate 0.35 --max-concurrency 16 --save-result");
    }

    @Test
    void of_prompts_that_the_client_cannot_make_only_the_lengths_are_repeated() {
        settings.put(SettingKey.DATASET, "D(100,100)");
        given.put("input.mean", new Quantity(98.6, Unit.TOKENS));
        remedy("x", "commands: ['{bench} {workload} {load} --save-result']");

        assertThat(recommend("x").get(0).commands())
                .containsExactly("vllm bench serve --dataset-name random --random-input-len 99"
                        + " --random-output-len OUTPUT --ignore-eos --save-result");

        settings.put(SettingKey.ENGINE_VERSION, "0.5.4");
        assertThat(recommend("x").get(0).commands())
                .containsExactly("python benchmarks/benchmark_serving.py --dataset-name random --random-input-len 99"
                        + " --random-output-len OUTPUT --save-result");
    }

    @Test
    void rates_that_the_run_does_not_tell_are_words_of_their_own() {
        remedy("x", "commands: ['for r in {rate50} {rate70}; do {bench} --request-rate $r; done']");

        assertThat(recommend("x").get(0).commands())
                .containsExactly("for r in RATE_1 RATE_2; do vllm bench serve --request-rate $r; done");
    }

    @Test
    void an_old_release_gets_the_client_that_it_had() {
        settings.put(SettingKey.ENGINE_VERSION, "0.7.3");
        remedy("x", "commands: ['{bench} --max-concurrency 1', '{bench} --num-warmups 5']");

        assertThat(recommend("x").get(0).commands())
                .containsExactly("python benchmarks/benchmark_serving.py --max-concurrency 1");
    }

    @Test
    void a_name_from_a_log_cannot_become_a_second_command() {
        settings.put(SettingKey.MODEL, "m; rm -rf 'x' $1");
        remedy("x", "commands: ['vllm serve {model}']");

        assertThat(recommend("x").get(0).commands()).containsExactly("vllm serve 'm; rm -rf '\\''x'\\'' $1'");
    }

    @Test
    void the_first_known_prediction_is_what_is_expected() {
        given.put("tpot.mean", new Quantity(12, Unit.MILLISECONDS));
        remedy(
                "x",
                "expected: [{ fact: ttft.mean, predicted-by: ttft.median },"
                        + " { fact: itl.mean, predicted-by: tpot.mean }]");

        assertThat(recommend("x").get(0).expected())
                .contains(new Recommendation.Expected("itl.mean", "tpot.mean", given.get("tpot.mean")));
    }

    @Test
    void a_time_that_would_be_no_shorter_than_the_measured_one_is_not_expected() {
        given.put("itl.p99", new Quantity(104, Unit.MILLISECONDS));
        given.put("tpot.mean", new Quantity(120, Unit.MILLISECONDS));
        remedy("x", "expected: { fact: itl.p99, predicted-by: tpot.mean }");

        assertThat(recommend("x").get(0).expected()).isEmpty();
    }

    @Test
    void nothing_is_recommended_that_opposes_an_earlier_recommendation() {
        remedy("up", "commands: []");
        remedy("down", "opposes: [up]");

        assertThat(recommend("up", "down")).extracting(Recommendation::id).containsExactly("up");
        assertThat(recommend("down", "up")).extracting(Recommendation::id).containsExactly("down");
    }

    @Test
    void a_remedy_is_not_offered_where_it_cannot_work() {
        given.put("ttft.mean", new Quantity(12, Unit.MILLISECONDS));
        remedy("x", "limits: { slow: { value: 100 ms, why: w } }\nworks-when: ttft.mean > limit.slow");

        assertThat(recommend("x")).isEmpty();
    }

    @ParameterizedTest(name = "prefix caching {0}, {1} of the memory")
    @CsvSource({"True, 0.95, false", "False, 0.95, true", "True, 0.9, true", "True, , true", ", , true"})
    void a_command_that_changes_nothing_is_left_out(String caching, String memory, boolean offered) {
        Optional.ofNullable(caching).ifPresent(text -> settings.put(SettingKey.PREFIX_CACHING, text));
        Optional.ofNullable(memory).ifPresent(text -> settings.put(SettingKey.GPU_MEMORY_UTILIZATION, text));
        remedy("x", "commands: ['vllm serve {model} --enable-prefix-caching --gpu-memory-utilization 0.95']");

        assertThat(recommend("x").get(0).commands()).hasSize(offered ? 1 : 0);
    }

    @Test
    void replicas_are_counted_from_those_that_there_are() {
        settings.put(SettingKey.DATA_PARALLEL, "2");
        given.put("parallel.data", new Quantity(2, Unit.COUNT));
        remedy("x", "commands: ['vllm serve {model} --data-parallel-size {replicas2}']");

        assertThat(recommend("x").get(0).commands()).containsExactly("vllm serve MODEL --data-parallel-size 4");
    }

    private void remedy(String id, String text) {
        remedies.put(id, RemedyFile.read(id + ".yaml", "id: " + id + "\n" + text + "\n", Vocabulary.of(Facts.ALL)));
    }

    private List<Recommendation> recommend(String... ids) {
        Map<SettingKey, Setting> stated = new EnumMap<>(SettingKey.class);
        settings.forEach((key, value) -> stated.put(key, new Setting(value, new SourceRef("a.log", 1))));
        Run run = new Run("run", "run", List.of(), stated, List.of());
        Rule rule = new Rule(
                "rule",
                Stage.QUEUE,
                Kind.PROBLEM,
                Severity.INFO,
                Map.of(),
                List.of(),
                List.of(ids),
                Optional.empty(),
                List.of(),
                List.of());
        FactSheet facts = FactSheet.given(given, Facts.ALL);
        return new Pharmacy(remedies, Catalog.standard(), run, new Numbers(facts)).recommend(rule);
    }
}
