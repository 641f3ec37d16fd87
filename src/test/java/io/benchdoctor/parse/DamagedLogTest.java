package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a log, reading it ends with notes. */
class DamagedLogTest {
    private static final String PIECES = "{}[]\",:;#x-0129.eE \n\r\tNaN\u0000\u00e9\u00ff";

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"date": "d", "backend": "openai", "model_id": "m", "num_prompts": 2, "request_rate": "inf",
                 "completed": 2, "request_throughput": 1.5, "input_lens": [1, 2], "output_lens": [2, 3],
                 "ttfts": [0.5, 0.25], "itls": [[0.01], [0.02, 0.03]], "errors": ["", "x"], "mean_ttft_ms": 375.0}
                """,
                "# bench-doctor: unit=ms\nrequest_id,token_index,timestamp,sent,tokens\na,0,5,1,1\na,1,7,1,2\nb,0,6,2,1\n",
                "{\"id\":\"a\",\"sent\":1,\"times\":[2,3]}\n{\"id\":\"b\",\"ttft\":0.5,\"itls\":[0.1]}\n",
                "a sent 100ms\na 0 412ms x2\na 1 2026-01-02T03:04:05Z\nb fail 900 HTTP 400\n",
                "id;itl\na;\na;0,5\nb;0,25\n",
            })
    void reading_a_damaged_log_never_fails(String log) {
        qt().withFixedSeed(3).withExamples(300).forAll(longs().all()).checkAssert(seed -> {
            byte[] damaged = damaged(log, new Random(seed));

            assertThatCode(() -> {
                        new VllmJsonFormat().parse(Logs.of(damaged));
                        new TokenTimingFormat().parse(Logs.of(damaged));
                        new TokenTimingFormat().recognizes(Logs.head(new String(damaged, StandardCharsets.UTF_8)));
                    })
                    .as("%s", new String(damaged, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        });
    }

    private static byte[] damaged(String log, Random random) {
        StringBuilder text = new StringBuilder(log);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, piece);
                case 1 -> text.insert(at, piece);
                default -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(20)));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
