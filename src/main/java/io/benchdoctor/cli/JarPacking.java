package io.benchdoctor.cli;

import io.benchdoctor.catalog.PackedYaml;
import io.benchdoctor.catalog.YamlFolder;
import io.benchdoctor.i18n.LocaleFile;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.render.ExcelForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A step of the build: puts rules, words and what all workbooks have in common into the form in which a start reads them fastest. */
final class JarPacking {
    private JarPacking() {}

    /** @param arguments the folder of classes that becomes the jar */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Map<String, Map<String, String>> folders = new TreeMap<>();
        for (String folder : new String[] {"rules", "remedies", "catalog"}) {
            folders.put(folder, YamlFolder.ofProgram(folder));
        }
        write(classes.resolve(ExcelForms.FILE), ExcelForms.packed());
        write(classes.resolve(PackedYaml.FILE), PackedYaml.pack(folders));
        for (String tag : Stream.concat(Messages.LANGUAGES.stream(), Messages.DRAFTS.stream())
                .toList()) {
            Map.Entry<String, byte[]> packed = LocaleFile.packed(tag);
            write(classes.resolve(packed.getKey()), packed.getValue());
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
