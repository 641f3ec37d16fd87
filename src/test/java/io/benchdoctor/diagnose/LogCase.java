package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Small logs of our own in the shape of real ones, and what a rule must say of them once they were read.
 *
 * @param rule the name of the file in which the case stands
 * @param files texts by file name
 * @param expect the confidence of the finding, {@code silent} or {@code not-judged}
 */
record LogCase(String rule, String says, Map<String, String> files, String expect) {
    private static final Path FOLDER = Path.of("src/test/cases/logs");

    /** All cases, by rule. */
    static List<LogCase> all() throws IOException {
        List<LogCase> all = new ArrayList<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            for (Path path : paths.sorted().toList()) {
                YamlValue.read(path.toString(), Files.readString(path)).fields("cases").need("cases").items().stream()
                        .map(item -> read(path.getFileName().toString().replace(".yaml", ""), item))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static LogCase read(String rule, YamlValue written) {
        YamlValue.Fields fields = written.fields("says", "files", "expect");
        Map<String, String> files = new TreeMap<>();
        fields.need("files").entries().forEach((name, text) -> files.put(name, text.text()));
        return new LogCase(
                rule, fields.need("says").text(), files, fields.need("expect").text());
    }

    /** Writes the logs as a user would hand them in. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }
}
