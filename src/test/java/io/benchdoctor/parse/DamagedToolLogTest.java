package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes may rot in the results of other tools too: that gives notes, never an exception. */
class DamagedToolLogTest {
    static Stream<Arguments> logs() {
        return Stream.of(
                Arguments.of("guidellm-json", GuideLlmLogs.JSON),
                Arguments.of("guidellm-csv", GuideLlmLogs.CSV),
                Arguments.of("guidellm-html", GuideLlmLogs.HTML),
                Arguments.of("aiperf-json", AiperfLogs.SUMMARY),
                Arguments.of("aiperf-records", AiperfLogs.RECORDS),
                Arguments.of("aiperf-console", AiperfConsoleTest.TABLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logs")
    void a_log_in_which_any_bytes_changed_is_read_without_an_exception(String format, String text) {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        qt().forAll(
                        lists().of(integers().between(0, whole.length - 1)).ofSizeBetween(1, 30),
                        lists().of(integers().between(0, 255)).ofSize(30))
                .checkAssert((places, values) -> {
                    byte[] bytes = whole.clone();
                    for (int n = 0; n < places.size(); n++) {
                        bytes[places.get(n)] = values.get(n).byteValue();
                    }

                    assertThatCode(() -> ReadLog.of(Logs.of(bytes), Formats.byId(format)))
                            .doesNotThrowAnyException();
                });
    }
}
