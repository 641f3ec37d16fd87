package io.benchdoctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Everything that a command wrote, as text that can be searched: packed files unpacked, names of files included. */
final class Outputs {
    private Outputs() {}

    /** By the name of the file. */
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), text(Files.readAllBytes(file)));
            }
        }
        return texts;
    }

    private static String text(byte[] bytes) {
        boolean packed = bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K';
        return packed ? unpacked(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String unpacked(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName())
                        .append('\n')
                        .append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
