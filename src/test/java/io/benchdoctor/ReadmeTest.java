package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final Pattern SETUP = Pattern.compile("(?m)^```sh setup\\n(.*?)\\n```$", Pattern.DOTALL);

    @Test
    void a_fresh_machine_needs_two_commands() throws IOException {
        List<String> commands = SETUP.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> match.group(1).strip())
                .toList();

        assertThat(commands).containsExactly("./bench-doctor analyze samples", "mvn verify");
    }

    @Test
    void the_main_job_prints_where_the_reports_are(@TempDir Path folder) {
        Program.Result result = Program.run("analyze", "samples", "-o", folder.toString());

        assertThat(result.code()).isIn(0, 3);
        assertThat(result.out()).contains(folder.resolve("index.html").toString());
    }

    @Test
    void its_pictures_exist() throws IOException {
        var pictures = Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> Path.of(match.group(1)))
                .toList();

        assertThat(pictures).isNotEmpty().allSatisfy(picture -> assertThat(picture)
                .exists());
    }
}
