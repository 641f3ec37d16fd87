package io.benchdoctor.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** All YAML files of one folder, by file name: the folder is the list, there is no other. */
public final class YamlFolder {
    private static final String SUFFIX = ".yaml";

    /** What a person writes is a thousandth of it. */
    private static final long LARGEST = 1 << 20;

    private YamlFolder() {}

    /** Texts of the files in a folder of the program itself, be that a directory of classes or a jar. */
    public static Map<String, String> ofProgram(String folder) {
        return PackedYaml.ofProgram().flatMap(packed -> packed.folder(folder)).orElseGet(() -> unpacked(folder));
    }

    /** Whether the program runs from a jar. */
    static boolean isJar() {
        return String.valueOf(YamlFolder.class.getResource("YamlFolder.class")).startsWith("jar:");
    }

    private static Map<String, String> unpacked(String folder) {
        try {
            URI uri = Objects.requireNonNull(YamlFolder.class.getResource("/" + folder), folder)
                    .toURI();
            return uri.getScheme().equals("jar") ? ofJar(uri, folder) : of(Path.of(uri));
        } catch (URISyntaxException | IOException impossible) {
            throw new IllegalStateException("the program cannot read its own folder " + folder, impossible);
        }
    }

    /** Text of one file of the program itself. */
    public static String file(String path) {
        int name = path.lastIndexOf('/') + 1;
        return PackedYaml.ofProgram()
                .flatMap(packed -> packed.folder(path.substring(0, Math.max(name - 1, 0))))
                .map(files -> files.get(path.substring(name)))
                .orElseGet(() -> unpackedFile(path));
    }

    private static String unpackedFile(String path) {
        try (InputStream in = Objects.requireNonNull(YamlFolder.class.getResourceAsStream("/" + path), path)) {
            return text(in.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Texts of the files in a directory, not in those below it.
     *
     * @throws YamlException for a file that is too large to have been written by hand
     */
    public static Map<String, String> of(Path directory) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : paths.toList()) {
                String name = path.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    // Of a pipe or a device nobody knows when it ends.
                    if (!Files.isRegularFile(path)) {
                        throw new NoSuchFileException(path.toString());
                    }
                    if (Files.size(path) > LARGEST) {
                        throw new YamlException(name + ":1:1: the file is larger than a megabyte");
                    }
                    texts.put(name, text(Files.readAllBytes(path)));
                }
            }
        }
        return texts;
    }

    static Map<String, String> ofJar(URI uri, String folder) throws IOException {
        String outer = uri.getRawSchemeSpecificPart();
        Path jar = Path.of(URI.create(outer.substring(0, outer.indexOf("!/"))));
        Map<String, String> texts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            for (ZipEntry entry : entries) {
                String name = entry.getName();
                if (name.startsWith(folder + "/")
                        && name.endsWith(SUFFIX)
                        && name.lastIndexOf('/') == folder.length()) {
                    texts.put(
                            name.substring(folder.length() + 1),
                            text(zip.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
