package io.benchdoctor.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables {@code ·} stands for a no-break space. */
class NumbersTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1000      | REQUESTS            | 1.000         | 1.000 yêu cầu         | 1.000 yêu cầu               | 1,000         | 1,000 requests      | 1,000 requests",
                "254.88    | SECONDS             | 254,88·giây   | 254,88·giây           | 4·phút 15·giây              | 254.88·s      | 254.88·s            | 4·min 15·s",
                "1024000   | TOKENS              | 1.024.000     | 1.024.000·token       | khoảng 1·triệu token        | 1,024,000     | 1,024,000·tokens    | about 1·million tokens",
                "127618    | TOKENS              | 127.618       | 127.618·token         | khoảng 128.000·token        | 127,618       | 127,618·tokens      | about 128,000·tokens",
                "3.92      | REQUESTS_PER_SECOND | 3,92          | 3,92·yêu cầu/giây     | khoảng 4·yêu cầu mỗi giây   | 3.92          | 3.92·requests/s     | about 4·requests per second",
                "500.70    | TOKENS_PER_SECOND   | 500,70        | 500,70·token/giây     | khoảng 500·token mỗi giây   | 500.70        | 500.70·tokens/s     | about 500·tokens per second",
                "4518.34   | TOKENS_PER_SECOND   | 4.518,34      | 4.518,34·token/giây   | khoảng 4.500·token mỗi giây | 4,518.34      | 4,518.34·tokens/s   | about 4,500·tokens per second",
                "106.0445  | TOKENS_PER_SECOND   | 106,04        | 106,04·token/giây     | khoảng 106·token mỗi giây   | 106.04        | 106.04·tokens/s     | about 106·tokens per second",
                "127405.90 | MILLISECONDS        | 127.405,90·ms | 127,4·giây            | 2·phút 7·giây               | 127,405.90·ms | 127.4·s             | 2·min 7·s",
                "126470.56 | MILLISECONDS        | 126.470,56·ms | 126,5·giây            | 2·phút 6·giây               | 126,470.56·ms | 126.5·s             | 2·min 6·s",
                "250975.72 | MILLISECONDS        | 250.975,72·ms | 251,0·giây            | 4·phút 11·giây              | 250,975.72·ms | 251.0·s             | 4·min 11·s",
                "9.43      | MILLISECONDS        | 9,43·ms       | 9,43·ms               | 9,4·ms                      | 9.43·ms       | 9.43·ms             | 9.4·ms",
                "36.52     | MILLISECONDS        | 36,52·ms      | 36,52·ms              | 0,04·giây                   | 36.52·ms      | 36.52·ms            | 0.04·seconds",
                "131072    | BYTES               | 128·KiB       | 128·KiB               | 128·KiB                     | 128·KiB       | 128·KiB             | 128·KiB",
                "1.606e10  | BYTES               | 15,0·GiB      | 15,0·GiB              | 15,0·GiB                    | 15.0·GiB      | 15.0·GiB            | 15.0·GiB",
                "3.35e12   | BYTES_PER_SECOND    | 3.350·GB/giây | 3.350·GB/giây         | 3.350·GB/giây               | 3,350·GB/s    | 3,350·GB/s          | 3,350·GB/s",
            })
    void a_figure_of_a_log_reads_like_this(
            double value,
            Unit unit,
            String viTable,
            String viText,
            String viLay,
            String enTable,
            String enText,
            String enLay) {
        Quantity quantity = new Quantity(value, unit);

        Numbers vi = Messages.in("vi").numbers();
        assertThat(new String[] {vi.table(quantity), vi.engineer(quantity), vi.lay(quantity)})
                .containsExactly(spaced(viTable), spaced(viText), spaced(viLay));
        Numbers en = Messages.in("en").numbers();
        assertThat(new String[] {en.table(quantity), en.engineer(quantity), en.lay(quantity)})
                .containsExactly(spaced(enTable), spaced(enText), spaced(enLay));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.49987  | RATIO        | 0,50       | 0.50",
                "1.98446  | RATIO        | 1,98       | 1.98",
                "0.99072  | SHARE        | 99,1%      | 99.1%",
                "128599.9 | MILLISECONDS | 128,6·giây | 128.6·s",
                "1193.9   | MILLISECONDS | 1,19·giây  | 1.19·s",
                "4.7216   | REQUESTS     | 4,7        | 4.7",
                "504.55   | REQUESTS     | 504,6      | 504.6",
                "28.10    | MILLISECONDS | 28,1·ms    | 28.1·ms",
                "0.03594  | SHARE        | 3,6%       | 3.6%",
                "0.03697  | SHARE        | 3,7%       | 3.7%",
                "127.618  | TOKENS       | 127,6·token| 127.6·tokens",
                "3912     | SECONDS      | 3.912,0·giây | 3,912.0·s",
            })
    void a_derived_number_reads_like_this_to_an_engineer(double value, Unit unit, String vi, String en) {
        assertThat(Messages.in("vi").numbers().engineer(new Quantity(value, unit)))
                .isEqualTo(spaced(vi));
        assertThat(Messages.in("en").numbers().engineer(new Quantity(value, unit)))
                .isEqualTo(spaced(en));
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0281 | 0,03·giây",
                "0.27   | 0,27·giây",
                "0.9996 | 1,0·giây",
                "1.194  | 1,2·giây",
                "59.94  | 59,9·giây",
                "59.96  | 1·phút",
                "119.5  | 2·phút",
                "3599.5 | 1·giờ",
                "3912   | 1·giờ 5·phút",
                "NaN    | –",
            })
    void a_duration_is_told_in_the_unit_that_people_feel(double seconds, String lay) {
        assertThat(Messages.in("vi").numbers().lay(new Quantity(seconds, Unit.SECONDS)))
                .isEqualTo(spaced(lay));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "504.55 | REQUESTS            | 500",
                "4.6846 | REQUESTS            | 5",
                "1000   | REQUESTS            | 1.000",
                "0.9912 | SHARE               | 99%",
                "0.9972 | SHARE               | 99,7%",
                "0.003  | SHARE               | 0,3%",
                "2.15   | REQUESTS_PER_SECOND | 2,2·yêu cầu mỗi giây",
                "0.656  | REQUESTS_PER_SECOND | 0,66·yêu cầu mỗi giây",
                "4.337  | RATIO               | 4,3",
                "1.223  | RATIO               | 1,22",
            })
    void an_argument_of_a_lay_sentence_is_rounded_and_says_no_about(double value, Unit unit, String text) {
        assertThat(Messages.in("vi").numbers().layArgument(new Quantity(value, unit)))
                .isEqualTo(spaced(text));
    }

    @Test
    void rounding_is_half_up_on_the_decimal_figure() {
        Numbers numbers = Messages.in("en").numbers();

        assertThat(numbers.number(2.675, 2)).isEqualTo("2.68");
        assertThat(numbers.number(250.25, 1)).isEqualTo("250.3");
    }

    @Test
    void grouping_follows_the_language_and_not_the_machine() {
        Numbers arrows = Messages.of(
                        "de", Map.of("_format.decimal", "٫", "_format.group", "’", "_format.group.min", "5"))
                .numbers();

        assertThat(arrows.number(4518.34, 2)).isEqualTo("4518٫34");
        assertThat(arrows.number(1024000.5, 2)).isEqualTo("1’024’000٫50");
    }

    private static String spaced(String text) {
        return text.replace('·', '\u00A0');
    }

    @Test
    void a_figure_of_any_size_can_be_written() {
        for (String language : List.of("en", "vi")) {
            Numbers numbers = Messages.in(language).numbers();
            for (Unit unit : Unit.values()) {
                for (double value : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -1e300, 0}) {
                    Quantity quantity = new Quantity(value, unit);
                    assertThat(numbers.lay(quantity)).isNotBlank();
                    assertThat(numbers.engineer(quantity)).isNotBlank();
                    assertThat(numbers.table(quantity)).isNotBlank();
                    assertThat(numbers.layArgument(quantity)).isNotBlank();
                    assertThat(numbers.engineerArgument(quantity)).isNotBlank();
                    assertThat(numbers.limit(quantity)).isNotBlank();
                }
            }
        }
    }

    @Test
    void a_share_that_is_no_number_is_not_known() {
        Numbers numbers = Messages.in("en").numbers();

        assertThat(numbers.percent(Double.POSITIVE_INFINITY, 1)).isEqualTo("–");
        assertThat(numbers.percent(Double.NaN, 1)).isEqualTo("–");
    }
}
