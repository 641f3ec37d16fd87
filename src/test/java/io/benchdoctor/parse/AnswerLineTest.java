package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerLineTest {
    private static final int ROOM = 1 << 12;

    private static final String ANSWER = "INFO:     127.0.0.1:51094 - \"POST /v1/completions HTTP/1.1\" 200 OK";

    private static final String STATISTICS =
            "INFO 01-06 14:46:28 [loggers.py:248] Engine 000: Avg prompt throughput: 8915.4 tokens/s, "
                    + "Avg generation throughput: 1547.8 tokens/s, Running: 37 reqs, Waiting: 0 reqs, GPU KV cache usage: 14.4%%\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INFO:     127.0.0.1:51094 - \"POST /v1/completions HTTP/1.1\" 200 OK | 200",
                "(APIServer pid=4021) INFO:     10.0.0.7:8 - \"POST /v1/chat/completions HTTP/1.1\" 400 Bad Request | 400",
                "INFO:     10.0.0.7 - \"POST /v1/completions HTTP/1.1\" 500 Internal Server Error | 500",
            })
    void an_answer_in_the_words_of_the_server_tells_its_status(String line, int status) {
        assertThat(status(line + "\n")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INFO:     127.0.0.1:51094 - \"GET /metrics HTTP/1.1\" 200 OK",
                "INFO:     127.0.0.1:51094 - \"POST /v1/completions HTTP/1.1\" 200 OK, ok",
                "INFO:     127.0.0.1:51094 - \"POST /v1/completions HTTP/1.1\" 2000 OK",
                "INFO:     127.0.0.1:51094 - \"POST /v1/completions HTTP/1.1\" 299 OK",
                "INFO:     12:34:56 - \"POST /v1/completions HTTP/1.1\" 200 OK",
                "INFO:     [::1]:51094 - \"POST /v1/completions HTTP/1.1\" 200 OK",
                "(vllm serve) INFO:     127.0.0.1:51094 - \"POST /v1/completions HTTP/1.1\" 200 OK",
                "INFO:     127.0.0.1:51094 - \"POST /v1/completions HTTP/1.1\"",
                "(APIServer pid=",
                ""
            })
    void anything_else_is_left_to_every_reader(String line) {
        assertThat(status(line + "\n")).isZero();
    }

    @Test
    void an_answer_in_which_the_log_breaks_off_is_left_to_every_reader() {
        assertThat(status(ANSWER)).isZero();
        assertThat(status(ANSWER + "\r\n")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PassedLines.BLOCK,
                "%s" + STATISTICS + "%s" + STATISTICS,
                "INFO 01-06 14:46:18 [api_server.py:1351] vLLM API server version 0.13.0\n%sINFO:     Application startup complete.\n"
                        + STATISTICS + "%s" + PassedLines.BLOCK + "%s",
                "vllm bench serve --model a/b \\\n%s  --num-prompts 10\n" + PassedLines.BLOCK,
                "- --num-prompts=443\n%s- --request-rate=8\n" + PassedLines.BLOCK,
                "Processed prompts: 100%%\nThroughput: 4.5 requests/s, 900.0 total tokens/s, 450.0 output tokens/s\n%sTotal num prompt tokens:  100\n",
                "Avg latency: 2.5 seconds\n%s10%% percentile latency: 2.4 seconds\n",
                "| Concurrency | Mean TTFT (ms) | Mean TPOT (ms) |\n%s|---|---|---|\n| 1 | 20 | 5 |\n%s| 2 | 30 | 6 |\n",
                "concurrency,mean_ttft_ms,mean_tpot_ms\n1,20,5\n%s2,30,6\n",
                "%sconcurrency,mean_ttft_ms,mean_tpot_ms\n1,20,5\n",
            })
    void what_a_log_tells_does_not_depend_on_who_looked_at_its_answers(String log) {
        PassedLines.assertTellTheSame(log, ANSWER);
    }

    /** Wherever the blocks end in which a log is read, each line is the same. */
    @Test
    void lines_do_not_depend_on_where_a_block_ends() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int n = 0; n < 3000; n++) {
            log.append(n % 7 == 0 ? "đủ dài " + "…".repeat(n % 300) + (n % 2 == 0 ? "\r\n" : "\n") : ANSWER + "\n");
            log.append(n % 11 == 0 ? "10%\r20%\rdone\n\n" : "");
            log.append(n % 5 == 0 ? "plain\twords ".repeat(n % 40) + (n % 2 == 0 ? "\r\n" : "\n") : "");
            log.append(n % 13 == 0 ? "\u001b[32mcoloured\u001b[0m\r\n\r\n\r" : "");
        }
        byte[] bytes = log.append(ANSWER).toString().getBytes(StandardCharsets.UTF_8);
        List<TextLine> told = new ArrayList<>();
        List<TextLine> plain = new ArrayList<>();

        TextLines.Count count =
                TextLines.read(new ByteArrayInputStream(bytes), TextEncoding.UTF_8.decoder(), ROOM, told::add);

        assertThat(count).isEqualTo(TextLines.read(new StringReader(log.toString()), plain::add));
        assertThat(told.stream().map(AnswerLineTest::content).toList())
                .isEqualTo(plain.stream().map(AnswerLineTest::content).toList());
    }

    private static List<Object> content(TextLine line) {
        return List.of(line.number(), line.text(), line.ended());
    }

    /** The line as the reader of bytes tells it. */
    private static int status(String log) {
        AtomicInteger told = new AtomicInteger();
        try {
            TextLines.read(
                    new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
                    TextEncoding.UTF_8.decoder(),
                    ROOM,
                    new TextLines.Listener() {
                        @Override
                        public void line(TextLine line) {
                            // any other line
                        }

                        @Override
                        public void answer(TextLine line, int status) {
                            assertThat(line.text() + "\n").isEqualTo(log);
                            told.set(status);
                        }
                    });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return told.get();
    }
}
