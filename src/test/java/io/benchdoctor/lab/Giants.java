package io.benchdoctor.lab;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Writes logs of any size, for trying out what reading them costs: {@code Giants KIND BYTES FILE}. The same kind and size
 * give the same bytes.
 */
public final class Giants {
    private static final String MODEL = "example/model-8b";
    private static final int GAPS_PER_REQUEST = 200;
    private static final int IN_FLIGHT = 64;
    private static final int ACCESS_LINES_PER_SAMPLE = 40;

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.of(
            "server-log", Giants::serverLog,
            "detailed-json", Giants::detailedJson,
            "token-csv", Giants::tokenCsv,
            "token-jsonl", Giants::tokenJsonl,
            "one-line", Giants::oneLine,
            "keys-json", Giants::keysJson,
            "deep-json", Giants::deepJson,
            "same-blocks", Giants::sameBlocks,
            "appended-json", Giants::appendedJson));

    private final CountedWriter out;
    private final long bytes;
    private final SplittableRandom random = new SplittableRandom(1);

    private Giants(CountedWriter out, long bytes) {
        this.out = out;
        this.bytes = bytes;
    }

    @FunctionalInterface
    private interface Kind {
        void write(Giants giant) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        write(arguments[0], Long.parseLong(arguments[1]), Path.of(arguments[2]));
    }

    /** @param bytes length that the file just exceeds */
    public static void write(String kind, long bytes, Path file) throws IOException {
        Kind writer = KINDS.get(kind);
        if (writer == null) {
            throw new IllegalArgumentException(kind + " is none of " + KINDS.keySet());
        }
        OutputStream disk = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        try (CountedWriter out = new CountedWriter(new OutputStreamWriter(disk, StandardCharsets.UTF_8))) {
            writer.write(new Giants(out, bytes));
        }
    }

    private boolean open() {
        return out.written < bytes;
    }

    private void serverLog() throws IOException {
        out.write("INFO 03-04 09:00:00 [api_server.py:1] vLLM API server version 0.8.5\n");
        out.write("INFO 03-04 09:00:06 [core.py:4] Initializing a V1 LLM engine (v0.8.5) with config: model='" + MODEL
                + "', speculative_config=None, max_seq_len=4096, tensor_parallel_size=1, device_config=cuda\n");
        out.write("INFO 03-04 09:00:30 [kv_cache_utils.py:6] GPU KV cache size: 123,456 tokens\n");
        for (int second = 36_000; open(); second = (second + 10) % 86_400) {
            String time = clock(second);
            out.write("INFO 03-04 " + time + " [loggers.py:87] Engine 000: Avg prompt throughput: "
                    + random.nextInt(10_000) / 10.0 + " tokens/s, Avg generation throughput: "
                    + random.nextInt(30_000) / 10.0 + " tokens/s, Running: " + random.nextInt(64) + " reqs, Waiting: "
                    + random.nextInt(20) + " reqs, GPU KV cache usage: " + random.nextInt(1000) / 10.0
                    + "%, Prefix cache hit rate: 40.0%\n");
            for (int n = 0; n < ACCESS_LINES_PER_SAMPLE; n++) {
                out.write("INFO:     10.0.0." + random.nextInt(255) + ":" + (1024 + random.nextInt(60_000))
                        + " - \"POST /v1/completions HTTP/1.1\" 200 OK\n");
            }
        }
    }

    private static String clock(int second) {
        return two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : "" + number;
    }

    private void detailedJson() throws IOException {
        List<String> firsts = new ArrayList<>();
        out.write("{\"date\": \"20260102-030405\", \"backend\": \"openai\", \"model_id\": \"" + MODEL
                + "\", \"request_rate\": \"inf\", \"max_concurrency\": null, \"itls\": [");
        while (open()) {
            out.write(firsts.isEmpty() ? "[" : ", [");
            for (int n = 0; n < GAPS_PER_REQUEST; n++) {
                out.write(n == 0 ? "" : ", ");
                out.write(Double.toString(gap()));
            }
            out.write("]");
            firsts.add(Double.toString(0.1 + random.nextDouble()));
        }
        int count = firsts.size();
        out.write("], \"ttfts\": " + firsts + ", \"input_lens\": " + same("128", count) + ", \"output_lens\": "
                + same("" + (GAPS_PER_REQUEST + 1), count) + ", \"errors\": " + same("\"\"", count)
                + ", \"num_prompts\": " + count + ", \"completed\": " + count + ", \"total_input_tokens\": "
                + 128L * count + ", \"total_output_tokens\": " + (GAPS_PER_REQUEST + 1L) * count
                + ", \"duration\": 3600.0, \"request_throughput\": " + count / 3600.0 + ", \"mean_ttft_ms\": 600.0}\n");
    }

    private double gap() {
        return 0.01 + random.nextDouble() / 50;
    }

    private static List<String> same(String text, int times) {
        return java.util.Collections.nCopies(times, text);
    }

    /** Rows rise in time, so that the tokens of many requests stand among each other. */
    private void tokenCsv() throws IOException {
        out.write("request_id,token_index,timestamp\n");
        tokens((request, index, micros) -> out.write(
                "req-" + request + "," + index + "," + micros / 1_000_000 + "." + six(micros % 1_000_000) + "\n"));
    }

    private void tokenJsonl() throws IOException {
        tokens((request, index, micros) -> out.write("{\"request_id\": \"req-" + request + "\", \"token_index\": "
                + index + ", \"timestamp\": " + micros / 1_000_000 + "." + six(micros % 1_000_000) + "}\n"));
    }

    @FunctionalInterface
    private interface Token {
        void write(long request, int index, long micros) throws IOException;
    }

    private void tokens(Token token) throws IOException {
        long micros = 0;
        for (long wave = 0; open(); wave++) {
            for (int index = 0; index < GAPS_PER_REQUEST && open(); index++) {
                for (int slot = 0; slot < IN_FLIGHT; slot++) {
                    micros += random.nextInt(300) + 1;
                    token.write(wave * IN_FLIGHT + slot, index, micros);
                }
            }
        }
    }

    private static String six(long number) {
        String digits = Long.toString(number);
        return "000000".substring(digits.length()) + digits;
    }

    private void oneLine() throws IOException {
        String piece = "x".repeat(1 << 16);
        while (open()) {
            out.write(piece);
        }
    }

    private void keysJson() throws IOException {
        out.write("{\"backend\": \"openai\", \"model_id\": \"" + MODEL + "\"");
        for (int n = 0; open(); n++) {
            out.write(", \"key_" + n + "\": " + n);
        }
        out.write(", \"mean_ttft_ms\": 1.5, \"request_throughput\": 2.0}\n");
    }

    private void deepJson() throws IOException {
        while (open()) {
            out.write("{\"a\":[");
        }
    }

    private void sameBlocks() throws IOException {
        String block = LabLogs.console(Lab.run(Illness.healthy(), 1));
        while (open()) {
            out.write(block);
        }
    }

    private void appendedJson() throws IOException {
        for (int n = 0; open(); n++) {
            out.write("{\"date\": \"20260102-030405\", \"backend\": \"openai\", \"model_id\": \"" + MODEL
                    + "\", \"num_prompts\": 100, \"completed\": 100, \"duration\": " + (n + 1)
                    + ".5, \"request_throughput\": 1.25, \"mean_ttft_ms\": 12.5, \"p99_ttft_ms\": 20.5}\n");
        }
    }

    /** All that is written is ASCII, so characters are bytes. */
    private static final class CountedWriter extends BufferedWriter {
        private long written;

        private CountedWriter(Writer out) {
            super(out, 1 << 16);
        }

        @Override
        public void write(String text) throws IOException {
            super.write(text);
            written += text.length();
        }
    }
}
