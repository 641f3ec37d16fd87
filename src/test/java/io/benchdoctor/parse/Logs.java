package io.benchdoctor.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Logs for tests: texts in memory, and the folders of real ones that may lie beside the project. */
final class Logs {
    /** Enough for recognition, as the reader gives it. */
    private static final int HEAD = 64 * 1024;

    private Logs() {}

    static LogSource of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static LogSource of(byte[] bytes) {
        return new LogSource("log", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static LogSource of(Path file) throws IOException {
        return new LogSource(file.toString(), Files.size(file), () -> Files.newInputStream(file));
    }

    static LogHead head(String text) {
        boolean whole = text.length() <= HEAD;
        return new LogHead("log", whole ? text : text.substring(0, HEAD), whole);
    }

    static LogHead head(Path file) throws IOException {
        return head(Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"));
    }

    /** The files below a folder of real logs; none when the folder is not there. */
    static List<Path> below(String folder) throws IOException {
        Path root = Path.of(System.getProperty("shared", "../shared"), folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
