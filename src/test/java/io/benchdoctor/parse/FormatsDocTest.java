package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about formats says what is true. */
class FormatsDocTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```\\w*\n(.*?)```");

    @Test
    void every_example_is_recognized_and_read_without_a_note() throws IOException {
        Matcher examples = EXAMPLE.matcher(page());
        int count = 0;
        while (examples.find()) {
            String example = examples.group(1);

            assertThat(new TokenTimingFormat().recognizes(Logs.head(example)))
                    .as(example)
                    .isTrue();
            assertThat(new TokenTimingFormat().parse(Logs.of(example)).notes())
                    .as(example)
                    .isEmpty();
            count++;
        }
        assertThat(count).isEqualTo(3);
    }

    @Test
    void every_name_of_a_column_is_told() throws IOException {
        String page = page();

        for (TokenRole role : TokenRole.values()) {
            List<String> names = role.printedNames();
            assertThat(names).as("%s", role).allMatch(name -> Pattern.compile("\\b" + name + "\\b")
                    .matcher(page)
                    .find());
        }
    }

    @Test
    void every_format_that_is_read_is_told_by_its_id() throws IOException {
        for (LogFormat format : List.of(new VllmJsonFormat(), new TokenTimingFormat())) {
            assertThat(format.outcomes()).allMatch(page()::contains);
        }
        assertThat(page()).contains("`bench-doctor-report`");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/formats.md"));
    }
}
