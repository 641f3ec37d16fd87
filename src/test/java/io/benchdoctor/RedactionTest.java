package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --redact} nothing leaves that says who measured, where, and what was asked. */
class RedactionTest {
    private static final String EVERY_FORMAT = String.join(",", Formats.ALL);

    /** What must be nowhere; each stands in several logs. */
    private static final Pattern NAMES = Pattern.compile(
            "zorblax|quuxcorp|wibble|10\\.11\\.12\\.1[34]|2001:db8|fe80::|sk-Frob|hf_Frob|plugh",
            Pattern.CASE_INSENSITIVE);

    private static final String ARGUMENTS =
            "Namespace(backend='vllm', base_url='http://gpu-zorblax-07.quuxcorp.internal:8000',"
                    + " host='10.11.12.13', model='/home/zorblax/models/Wibble-7B', tokenizer='/home/zorblax/tok', endpoint='/v1/completions',"
                    + " dataset_name='sharegpt', dataset_path='/mnt/quuxcorp/ShareGPT-wibble.json', api_key='sk-FrobozzMagicKey1234567',"
                    + " num_prompts=1200, request_rate=30.0, max_concurrency=16, result_dir='~zorblax/out', metadata=['owner=zorblax@quuxcorp.com'])\n";

    private static final String SHELL =
            "zorblax@wibble-node:~/bench$ HF_TOKEN=hf_FrobozzMagicToken9 vllm bench serve --model"
                    + " /home/zorblax/models/Wibble-7B --host gpu-zorblax-07 --base-url https://[2001:db8::17]:8443/v1\n";

    private static final String SERVER = """
            INFO 03-04 10:00:00 [api_server.py:1000] vLLM API server version 0.10.1
            INFO 03-04 10:00:01 [utils.py:326] non-default args: {'model': '/home/zorblax/models/Wibble-7B', 'host': 'wibble-node', 'api_key': 'sk-FrobozzMagicKey1234567', 'served_model_name': ['plugh'], 'max_num_seqs': 8}
            (APIServer pid=17 ip=10.11.12.14) INFO 03-04 10:00:02 [launcher.py:28] Starting vLLM server on http://wibble-node.quuxcorp.internal:8000 fe80::1
            ERROR 03-04 10:00:03 [serving.py:1] zorblax's request to /srv/quuxcorp/wibble.bin failed: C:\\Users\\zorblax\\x \\\\wibble-nas\\plugh
            """;

    @TempDir
    private Path folder;

    private Path logs;

    @BeforeEach
    void write() throws IOException {
        logs = Files.createDirectories(folder.resolve("zorblax/quuxcorp runs"));
        String block = Files.readString(Path.of("samples/closed-loop-hides-queue/bench.log"));
        Files.writeString(
                logs.resolve("wibble.log"),
                SHELL
                        + ARGUMENTS
                        + block.substring(block.indexOf('\n') + 1)
                                .replace("Mean TTFT (ms)", "on gpu-zorblax-07, asked by Plugh\nMean TTFT (ms)"));
        String result = Files.readString(Path.of("samples/cold-start/result.json"));
        Files.writeString(logs.resolve("plugh.json"), result.replace("example/model-8b", "/data/zorblax/Wibble-70B"));
        Files.writeString(
                logs.resolve("broken-wibble.json"),
                result.replace("example/model-8b", "plugh")
                        .replaceFirst("\"duration\": [0-9.]+", "\"duration\": \"zorblax\""));
        StringBuilder server = new StringBuilder(SERVER);
        for (int n = 10; n < 40; n++) {
            server.append(
                    "INFO 03-04 10:" + n + ":00 [loggers.py:116] Engine 000: Avg prompt throughput: 100.0 tokens/s,"
                            + " Avg generation throughput: 900.0 tokens/s, Running: 8 reqs, Waiting: 30 reqs, GPU KV cache usage: 40.0%,"
                            + " Prefix cache hit rate: 0.0%\nINFO 03-04 10:" + n
                            + ":01 [x.py:1] zorblax asked from 10.11.12.14\n");
        }
        Files.writeString(logs.resolve("server.log"), server);
        Files.writeString(logs.resolve("notes-of-zorblax.txt"), "nothing but zorblax and plugh\n");
    }

    @Test
    void no_name_reaches_an_output() throws IOException {
        Program.Result result = redacted(logs.toString());

        Program.run(
                "analyze",
                logs.toString(),
                "-f",
                EVERY_FORMAT,
                "-q",
                "-o",
                folder.resolve("open").toString());
        Outputs.of(folder.resolve("open"))
                .forEach((name, text) -> assertThat(leaks(text)).as(name).isNotEmpty());
        Map<String, String> outputs = Outputs.of(folder.resolve("out"));
        assertThat(outputs).containsKeys("index.html", "report.json", "report.csv", "report.md", "report.xlsx");
        assertThat(leaks(result.out().replace(folder.toString(), "") + result.err()))
                .isEmpty();
        outputs.forEach(
                (name, text) -> assertThat(leaks(name + "\n" + text)).as(name).isEmpty());
    }

    @Test
    void no_name_reaches_an_output_of_one_run_alone() throws IOException {
        for (String log : List.of("wibble.log", "plugh.json", "server.log")) {
            redacted(logs.resolve(log).toString(), "--set", "model=/home/zorblax/plugh");

            Outputs.of(folder.resolve("out")).forEach((name, text) -> assertThat(leaks(name + "\n" + text))
                    .as(log + " " + name)
                    .isEmpty());
        }
    }

    @Test
    void the_same_thing_is_called_the_same_and_the_diagnosis_is_the_same() throws IOException {
        redacted(logs.resolve("wibble.log").toString());
        String redacted = Files.readString(folder.resolve("out/report.json"));
        Program.run(
                "analyze",
                logs.resolve("wibble.log").toString(),
                "-f",
                "json",
                "-o",
                folder.resolve("open").toString());
        String open = Files.readString(folder.resolve("open/report.json"));

        assertThat(values(redacted)).isEqualTo(values(open));
        assertThat(redacted).contains("\"path-1.log\"").contains("\"model\" : \"path-");
        assertThat(Files.readString(folder.resolve("out/report.md"))).contains("Mean TTFT (ms):");
    }

    @Test
    void a_shared_model_its_card_and_the_digest_of_the_file_stay() throws IOException {
        String result = Files.readString(Path.of("samples/cold-start/result.json"));
        Path log = Files.writeString(folder.resolve("a.json"), result.replace("example/model-8b", "Qwen/Qwen3-8B"));

        redacted(log.toString(), "--set", "gpu=H100");

        String report = Files.readString(folder.resolve("out/report.json"));
        assertThat(report).contains("Qwen/Qwen3-8B", "\"H100\"").containsPattern("\"sha256\" : \"[0-9a-f]{64}\"");
    }

    @Test
    void explaining_an_input_would_show_it() {
        assertThat(Program.run("analyze", logs.toString(), "--redact", "--explain-input")
                        .code())
                .isEqualTo(64);
    }

    private Program.Result redacted(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(
                "analyze",
                "--redact",
                "-f",
                EVERY_FORMAT,
                "-o",
                folder.resolve("out").toString()));
        all.addAll(List.of(arguments));
        Program.Result result = Program.run(all.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return result;
    }

    private static List<String> leaks(String text) {
        return NAMES.matcher(text)
                .results()
                .map(leak -> text.substring(Math.max(0, leak.start() - 60), Math.min(text.length(), leak.end() + 20)))
                .limit(5)
                .toList();
    }

    /** Every value, severity and confidence of a report, in order. */
    private static List<String> values(String json) {
        return Pattern.compile("\"(value|severity|confidence|line)\" : [^,\\n}]+")
                .matcher(json)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }
}
