package io.benchdoctor.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.render.TextSummary;
import io.benchdoctor.report.BatchReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole way from bytes to reports, and what always holds on it. */
final class Chain {
    /** Formats of which a figure's place is that of the record in which it stands. */
    private static final Set<String> SPREAD = Set.of("guidellm-csv", "guidellm-html");

    /** Runs of one log that are judged: its hundredth copy is judged like its first. */
    private static final int MOST_RUNS = 5;

    private final RuleBook rules = RuleBook.standard();
    private final List<Messages> english = List.of(Messages.in("en"));
    private final List<Messages> both = List.of(Messages.in("vi"), Messages.in("en"));

    /**
     * Reads one log and writes its report.
     *
     * @param everything whether to write every kind of report in both languages, or the JSON alone
     * @return what is wrong about it; empty when nothing is
     */
    Optional<String> broken(byte[] log, boolean everything) throws IOException {
        LogReader.Result read = LogReader.read(List.of("-"), new ByteArrayInputStream(log));
        List<Run> runs = read.batch().runs();
        Batch batch = new Batch(read.batch().inputs(), runs.subList(0, Math.min(MOST_RUNS, runs.size())));
        List<Diagnosis> diagnoses = batch.runs().stream()
                .map(run -> rules.diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        var report = new BatchReport(batch, diagnoses, everything ? both : english, read.excerpts(), "fuzz");
        for (Renderer renderer : Renderers.ALL) {
            if (everything || renderer.format().equals("json")) {
                Optional<String> wrong = written(renderer, report);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        if (everything) {
            TextSummary.of(report, "en");
        }
        return inputs(read).or(() -> runs(read, log));
    }

    /** The only input of a log that was not damaged. */
    Input input(byte[] log) {
        return LogReader.read(List.of("-"), new ByteArrayInputStream(log))
                .batch()
                .inputs()
                .get(0);
    }

    private static Optional<String> written(Renderer renderer, BatchReport report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        renderer.render(report, name -> bytes);
        if (!renderer.format().equals("json")) {
            return Optional.empty();
        }
        int inputs = 0;
        try (JsonParser json = new JsonFactory().createParser(bytes.toByteArray())) {
            while (json.nextToken() != null) {
                inputs += "sha256".equals(json.currentName())
                                && json.currentToken().isScalarValue()
                        ? 1
                        : 0;
            }
        }
        return inputs == 1 ? Optional.empty() : Optional.of("the report lists " + inputs + " inputs");
    }

    /** Memory and stack are never what stops the reading of so short a log. */
    private static Optional<String> inputs(LogReader.Result read) {
        List<Input> inputs = read.batch().inputs();
        if (inputs.size() != 1) {
            return Optional.of(inputs.size() + " inputs");
        }
        return inputs.get(0).notes().stream()
                .filter(note -> note.problem() == LogNote.Problem.LIMIT_EXCEEDED
                        || note.problem() == LogNote.Problem.UNREADABLE_FILE)
                .findFirst()
                .map(note -> "gave up: " + note);
    }

    private static Optional<String> runs(LogReader.Result read, byte[] log) {
        Set<String> ids = new HashSet<>();
        var text = new LogText(log);
        for (Run run : read.batch().runs()) {
            if (!ids.add(run.id())) {
                return Optional.of("two runs are called " + run.id());
            }
            for (BenchSummary summary : run.parts(BenchSummary.class)) {
                Optional<String> wrong = figures(summary, summary.reported(), text)
                        .or(() -> figures(summary, summary.unmeasured(), text));
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> figures(BenchSummary summary, Map<String, Reported> figures, LogText text) {
        for (Map.Entry<String, Reported> figure : figures.entrySet()) {
            Optional<String> wrong = figure(figure.getValue(), text, SPREAD.contains(summary.format()));
            if (wrong.isPresent()) {
                return wrong.map(why -> figure.getKey() + ": " + why + " " + figure.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> figure(Reported figure, LogText text, boolean spread) {
        if (!text.says(figure.text(), figure.at().line(), spread)) {
            return Optional.of("does not stand there:");
        }
        return LogText.means(figure.text(), figure.quantity().value())
                ? Optional.empty()
                : Optional.of("is another number:");
    }
}
