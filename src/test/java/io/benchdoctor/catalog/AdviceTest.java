package io.benchdoctor.catalog;

import static io.benchdoctor.catalog.Advice.Topic.SMALLER_BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
    private final Advice advice = Advice.standard();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "  python -m vllm.entrypoints.api_server --model m --max-batch-size 8       | nonexistent-flag legacy-server",
                "vllm serve m --batch-size 8                                               | nonexistent-flag",
                "Try `--enable-batching` for more throughput                               | nonexistent-flag",
                "set --kv-cache-size to 20GB                                               | nonexistent-flag",
                "You should reduce the batch size to lower TTFT.                           | smaller-batch",
                "Try a smaller batch size                                                  | smaller-batch",
                "Cần giảm **batch size** hoặc dùng prefill tốt hơn                         | smaller-batch",
                "Nên giảm batch size hoặc sử dụng chế độ prefill khác.                     | smaller-batch",
                "GIẢM KÍCH THƯỚC BATCH để giảm độ trễ                                      | smaller-batch",
                "- **Dùng caching** để giảm thời gian load model.                          | load-caching",
                "Use caching to shorten model loading                                      | load-caching",
                "- **Chạy ở chế độ `bfloat16` thay vì `float32` để giảm tải GPU**.         | dtype",
                "use fp16 instead of fp32                                                  | dtype",
                "Add --enforce-eager to get faster responses                               | eager-for-speed",
                "- **Tăng parallelism (nếu GPU hỗ trợ)**                                   | tp-for-queue",
                "increase the --swap-space to 16                                           | swap-space",
            })
    void a_line_that_advises_amiss_is_found(String line, String topics) {
        assertThat(topics(line)).isEqualTo(topics);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "vllm serve m --max-num-seqs 8 --max-num-batched-tokens 4096",
                "python benchmark_latency.py --batch-size 8 --input-len 128",
                "vllm bench latency --batch-size 8",
                "trtllm-serve m --max_batch_size 64",
                "vLLM has no option --max-batch-size: there is no such flag",
                "vLLM không có tùy chọn --max-batch-size",
                "`--max-batch-size` has never been an option of vLLM",
                "The batch size was 5 on average.",
                "A larger batch size raises throughput.",
                "Preemption reduces the batch size for a moment.",
                "Do not reduce the batch size: it makes the queue longer.",
                "Đừng giảm batch size, hàng đợi sẽ dài hơn.",
                "Remove --enforce-eager for more speed",
                "python -m vllm.entrypoints.openai.api_server --model m",
                "dtype=torch.bfloat16, max_seq_len=4096",
                "  --swap-space SWAP_SPACE  CPU swap space size (GiB) per GPU.",
                "INFO 05-04 [gpu_model_runner.py:5128] Starting to load model /root/.cache/huggingface/hub/m",
                "Loading the model from /data/cache/m took 12 s",
                "Mean TTFT (ms):                          127405.90",
            })
    void an_ordinary_line_is_left_alone(String line) {
        assertThat(advice.in(line).topics()).isEmpty();
    }

    @Test
    void advice_that_does_not_exist_does_no_harm_and_a_smaller_batch_does() {
        assertThat(advice.in("vllm serve m --max-batch-size 8").harmful()).isEmpty();
        assertThat(advice.in("reduce the batch size").harmful()).containsExactly(SMALLER_BATCH);
    }

    @Test
    void a_row_without_a_source_is_no_row() {
        String row = "rows:\n  - {kind: dtype, says: s, pattern: p, unless: u, worse: false, checked: 2026-01-01}\n";

        assertThatThrownBy(() -> Advice.read("advice.yaml", row))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("source");
    }

    private String topics(String line) {
        return advice.in(line).topics().stream().sorted().map(Advice.Topic::id).collect(Collectors.joining(" "));
    }
}
