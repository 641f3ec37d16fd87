package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A format that finds too little memory costs no other format, and says what to do. */
class WritingTest {
    @TempDir
    private Path place;

    @Test
    void what_finds_too_little_memory_beside_others_is_made_once_more_alone() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        Output greedy = new Output("greedy", to -> {
            try (OutputStream file = to.open("greedy.txt")) {
                file.write('g');
                if (tries.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("of this test");
                }
            }
        });

        try (OutputFolder folder = new OutputFolder(place)) {
            writing(folder).all(List.of(greedy, plain()), true);
        }

        assertThat(tries).hasValue(2);
        assertThat(place.resolve("greedy.txt")).hasContent("g");
        assertThat(place.resolve("plain.txt")).hasContent("p");
        assertThat(place)
                .isDirectoryNotContaining(file -> !file.getFileName().toString().endsWith(".txt"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_finds_too_little_memory_alone_is_told_of_when_the_others_are_there(boolean together) throws IOException {
        Output greedy = new Output("greedy", to -> {
            throw new OutOfMemoryError("of this test");
        });

        try (OutputFolder folder = new OutputFolder(place)) {
            assertThatThrownBy(() -> writing(folder).all(List.of(greedy, plain()), together))
                    .isInstanceOfSatisfying(LacksMemory.class, trouble -> assertThat(trouble.told())
                            .contains("greedy was not written", "BENCH_DOCTOR_OPTS=-Xmx8g"));
        }

        assertThat(place.resolve("plain.txt")).hasContent("p");
    }

    private static Output plain() {
        return new Output("plain", to -> {
            try (OutputStream file = to.open("plain.txt")) {
                file.write('p');
            }
        });
    }

    private static Writing writing(OutputFolder folder) {
        Progress silent = Progress.onTerminal(new PrintWriter(new StringWriter()), false);
        return new Writing(new Jobs(2), folder, silent);
    }
}
