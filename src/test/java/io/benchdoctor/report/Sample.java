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

    static BatchReport report(String name, Messages... languages) {
        return of("samples/" + name, languages);
    }

    /** All samples as one batch. */
    static BatchReport all(Messages... languages) {
        return of("samples", languages);
    }

    /** The report of a log that holds these lines. */
    static BatchReport written(String lines, Messages... languages) {
        try {
            Path log = Files.createTempFile("bench", ".log");
            Files.writeString(log, lines);
            BatchReport report = of(log.toString(), languages);
            Files.delete(log);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BatchReport of(String path, Messages... languages) {
        LogReader.Result read = LogReader.read(List.of(path));
        RuleBook rules = RuleBook.standard();
        List<Diagnosis> diagnoses = read.batch().runs().stream()
                .map(run -> rules.diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        return new BatchReport(read.batch(), diagnoses, List.of(languages), read.excerpts(), "0.1.0");
    }
}
