package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.i18n.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogDateTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "02-04 19:54:39       | 04/02, 19:54:39 (log không ghi năm và múi giờ) | 02-04 (month-day), 19:54:39 (no year, no time zone given)",
                "20260102-030405      | 02/01/2026 03:04:05 (log không ghi múi giờ)    | 2026-01-02 03:04:05 (no time zone given)",
                "04-Feb-2025 19:54:39 | 04/02/2025 19:54:39 (log không ghi múi giờ)    | 2025-02-04 19:54:39 (no time zone given)",
                "2026-01-02T03:04:05Z | 2026-01-02T03:04:05Z                           | 2026-01-02T03:04:05Z",
                "04-Foo-2025 19:54:39 | 04-Foo-2025 19:54:39                           | 04-Foo-2025 19:54:39",
            })
    void a_date_is_told_in_the_order_that_its_reader_expects(String stamp, String vietnamese, String english) {
        assertThat(LogDate.spelled(stamp, Wording.of(Messages.in("vi")))).isEqualTo(vietnamese);
        assertThat(LogDate.spelled(stamp, Wording.of(Messages.in("en")))).isEqualTo(english);
    }
}
