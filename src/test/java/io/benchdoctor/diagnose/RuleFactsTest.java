package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.lab.LabFolders;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule whose facts no log could ever yield would be a rule in name only. */
class RuleFactsTest {
    private static final Path SHARED = Path.of(System.getProperty("shared", "../shared"));

    private final Set<String> open =
            new TreeSet<>(RuleFacts.askedBy(RuleBook.standard().files()).keySet());

    @TempDir
    private Path folder;

    @Test
    void what_no_log_of_our_own_yields_is_listed_with_the_input_that_would() throws IOException {
        below(Path.of("samples")).forEach(this::learn);
        LabFolders.write(folder).forEach(this::learn);
        int written = 0;
        for (LogCase logs : LogCase.all()) {
            learn(logs.write(folder.resolve("case-" + written++)));
        }

        assertThat(open).isEqualTo(RuleFacts.inputs().keySet());
    }

    /** The list tells of inputs that exist: where real logs are at hand, they say so. */
    @Test
    void what_is_listed_is_yielded_by_some_log() throws IOException {
        open.retainAll(RuleFacts.inputs().keySet());
        for (String kind : List.of("scenarios", "corpus/server", "corpus")) {
            for (Path path : below(SHARED.resolve(kind))) {
                if (!open.isEmpty()) {
                    learn(path);
                }
            }
        }
        assumeThat(SHARED).isDirectory();

        assertThat(open).isEmpty();
    }

    private void learn(Path path) {
        LogReader.Result read = LogReader.read(List.of(path.toString()));
        read.batch().runs().forEach(run -> {
            FactSheet sheet = FactSheet.of(run, Facts.ALL);
            open.removeIf(fact -> sheet.get(fact).known().isPresent());
        });
    }

    private static List<Path> below(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        }
    }
}
