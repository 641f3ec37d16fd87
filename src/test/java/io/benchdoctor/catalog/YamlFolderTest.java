package io.benchdoctor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFolderTest {
    @TempDir
    private Path folder;

    @Test
    void a_directory_gives_its_yaml_files_and_nothing_below() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), "b: ü");
        Files.writeString(folder.resolve("a.yaml"), "a: 1");
        Files.writeString(folder.resolve("readme.md"), "no");
        Files.createDirectory(folder.resolve("below"));
        Files.writeString(folder.resolve("below/c.yaml"), "c: 1");

        assertThat(YamlFolder.of(folder)).containsExactly(Map.entry("a.yaml", "a: 1"), Map.entry("b.yaml", "b: ü"));
    }

    @Test
    void a_folder_in_a_jar_is_read_like_a_directory() throws IOException {
        Path jar = folder.resolve("a program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"rules/", "rules/a.yaml", "rules/below/b.yaml", "remedies/c.yaml"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("a: ü".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }

        assertThat(YamlFolder.ofJar(URI.create("jar:" + jar.toUri() + "!/rules"), "rules"))
                .containsExactly(Map.entry("a.yaml", "a: ü"));
    }
}
