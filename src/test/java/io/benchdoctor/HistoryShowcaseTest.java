package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.cli.SteadyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history as a reader sees it: a step for the worse on the seventh of twelve nights, and another server with it. */
class HistoryShowcaseTest {
    private static final Path APPROVED = Path.of("src/test/approved/showcase");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int NIGHTS = 12;
    private static final int STEP = 6;

    @TempDir
    Path folder;

    @Test
    void the_showcase_is_what_was_approved() throws IOException {
        Path nights = Files.createDirectory(folder.resolve("nights"));
        for (int night = 0; night < NIGHTS; night++) {
            String run = SteadyRun.of(night, night < STEP ? 1 : 1.2, 2)
                    .replace("20260102", FIRST.plusDays(night).toString().replace("-", ""))
                    .replace("\"vllm\"", night < STEP ? "\"vllm\"" : "\"openai\"");
            Files.writeString(nights.resolve(String.format(java.util.Locale.ROOT, "%02d.json", night)), run);
        }
        Path out = folder.resolve("out");
        Program.run("history", nights.toString(), "-l", "vi,en", "-f", "html,json,md", "-o", out.toString());
        for (String name : new String[] {"history.html", "history.json", "history.md", "history-en.md"}) {
            String text = Files.readString(out.resolve(name)).replace(folder + "/", "");
            if (Boolean.getBoolean("approve")) {
                Files.writeString(APPROVED.resolve(name), text);
            }

            assertThat(text).as(name).isEqualTo(Files.readString(APPROVED.resolve(name)));
        }
    }
}
