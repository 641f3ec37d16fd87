package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.lab.LabRun.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Fed with the set-up of runs that others made, the lab gives about their throughput and times: it does not flatter the rules. */
class RooflineTest {
    private static final Path SCENARIOS = Path.of(System.getProperty("shared", "../shared"), "scenarios");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** From data sheets. */
    private static final Map<String, Roofline.Card> CARDS = Map.of(
            "A10", new Roofline.Card(600e9, 125e12, 32e9),
            "L4", new Roofline.Card(300e9, 121e12, 32e9),
            "A100", new Roofline.Card(2039e9, 312e12, 300e9),
            "H100", new Roofline.Card(3350e9, 989e12, 450e9),
            "H200", new Roofline.Card(4800e9, 989e12, 450e9));

    /** From model cards. */
    private static final Map<String, Roofline.Model> MODELS = Map.of(
            "Llama-3.1-8B-Instruct", new Roofline.Model(8.03e9, 8.03e9, 8.03e9, 32, 131_072),
            "Qwen2.5-32B-Instruct", new Roofline.Model(32.8e9, 32.8e9, 32.8e9, 64, 262_144),
            "Qwen3-30B-A3B-Instruct-2507", new Roofline.Model(3.3e9, 30.5e9, 3.3e9, 48, 98_304),
            "Llama-3.3-70B-Instruct", new Roofline.Model(70.6e9, 70.6e9, 70.6e9, 80, 327_680));

    private record Errors(double throughput, double ttft, double tpot) {}

    @Test
    void throughput_ttft_and_tpot_are_within_a_fifth_in_the_median() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SCENARIOS), "no published scenarios beside the project");
        List<Errors> errors = new ArrayList<>();
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                errors.add(errors(folder));
            }
        }

        assertThat(median(errors.stream().mapToDouble(Errors::throughput).toArray()))
                .isLessThan(0.2);
        assertThat(median(errors.stream().mapToDouble(Errors::ttft).toArray())).isLessThan(0.2);
        assertThat(median(errors.stream().mapToDouble(Errors::tpot).toArray())).isLessThan(0.2);
    }

    private static Errors errors(Path folder) throws IOException {
        JsonNode key = JSON.readTree(folder.resolve("key.json").toFile());
        JsonNode result = JSON.readTree(folder.resolve("result_detailed.json").toFile());
        List<Sent> answered = simulated(key, result);
        double duration = answered.stream().mapToDouble(Sent::end).max().orElseThrow();
        double ttft = answered.stream().mapToDouble(Sent::ttft).average().orElseThrow();
        double tpot = answered.stream()
                .filter(request -> request.output > 1)
                .mapToDouble(request -> (request.latency() - request.ttft()) / (request.output - 1))
                .average()
                .orElseThrow();
        return new Errors(
                apart(
                        answered.size() / duration,
                        result.get("request_throughput").asDouble()),
                apart(ttft * 1000, result.get("mean_ttft_ms").asDouble()),
                apart(tpot * 1000, result.get("mean_tpot_ms").asDouble()));
    }

    private static List<Sent> simulated(JsonNode key, JsonNode result) {
        JsonNode setup = key.get("setup");
        SplittableRandom random = new SplittableRandom(1);
        boolean chunked = setup.get("chunked_prefill").asBoolean();
        Scheduler scheduler = new Scheduler(
                setup.get("max_num_seqs").asInt(),
                setup.get("max_num_batched_tokens").asInt(),
                key.at("/hidden/kv_capacity_tokens").asLong(),
                chunked,
                false,
                () -> 1);
        String model = setup.get("model").asString();
        Roofline cost = new Roofline(
                CARDS.get(setup.get("gpu").asString()),
                MODELS.get(model.substring(model.indexOf('/') + 1)),
                new Roofline.Setup(
                        setup.get("tensor_parallel").asInt(),
                        !chunked,
                        setup.get("enforce_eager").asBoolean()),
                random);
        List<Engine> engines = IntStream.range(0, setup.get("data_parallel").asInt())
                .mapToObj(i -> new Engine(scheduler, cost))
                .toList();
        List<Sent> requests = requests(setup, result, random);
        new Simulation(engines, requests, setup.get("max_concurrency").asInt(0)).run();
        requests.forEach(request -> request.stream(1, 0));
        return requests;
    }

    private static List<Sent> requests(JsonNode setup, JsonNode result, SplittableRandom random) {
        boolean atOnce = setup.get("request_rate").asString().equals("inf");
        Arrivals arrivals = atOnce
                ? Arrivals.atOnce()
                : new Arrivals(
                        setup.get("request_rate").asDouble(),
                        setup.get("burstiness").asDouble(),
                        random);
        List<Sent> requests = new ArrayList<>();
        for (int r = 0; r < result.get("input_lens").size(); r++) {
            double due = arrivals.next();
            int output = result.get("output_lens").get(r).asInt();
            if (output > 0) {
                Sent request = new Sent(result.get("input_lens").get(r).asInt(), output, output);
                request.sentAt = due;
                requests.add(request);
            }
        }
        return requests;
    }

    private static double apart(double lab, double published) {
        return Math.abs(lab / published - 1);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
