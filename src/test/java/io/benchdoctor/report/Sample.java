package io.benchdoctor.report;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The report of a sample, made by the whole house up to the words. */
final class Sample {
    private Sample() {}

    static List<String> names() {
        try (var folders = Files.list(Path.of("samples"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BatchReport report(String name, Messages... languages) {
        LogReader.Result read = LogReader.read(List.of("samples/" + name));
        RuleBook rules = RuleBook.standard();
        List<Diagnosis> diagnoses = read.batch().runs().stream()
                .map(run -> rules.diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        return new BatchReport(read.batch(), diagnoses, List.of(languages), read.excerpts(), "0.1.0");
    }
}
