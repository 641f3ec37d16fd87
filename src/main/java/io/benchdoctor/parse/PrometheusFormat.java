package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the address {@code /metrics} of a serving engine answers, once or several times one after the other. Each model
 * that it names is one run; all of it is a look from inside the server.
 */
final class PrometheusFormat implements LogFormat {
    static final String ID = "prometheus";
    private static final Pattern OWN =
            Pattern.compile("(?m)^(?:# (?:HELP|TYPE) )?(?:vllm|sglang):[a-z0-9_:]+(?:\\{[^\n]*\\})?[ \t]+\\S");

    private static final Marks MARKS = Marks.all(Mark.shape("engine-metric", PrometheusFormat::firstOwn));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String form() {
        return "exposition";
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    private static int firstOwn(LogHead head) {
        if (!head.text().contains("vllm:") && !head.text().contains("sglang:")) {
            return 0;
        }
        Matcher own = OWN.matcher(head.text());
        return own.find() ? head.lineAt(own.start()) : 0;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        Engines engines = new Engines(source.path());
        TextLog.Told text = TextLog.read(source, engines::read);
        List<LogNote> notes = new ArrayList<>(text.notes());
        notes.addAll(engines.notes.notes());
        List<ParsedRun> runs = engines.runs();
        if (runs.isEmpty() && notes.isEmpty()) {
            notes.add(new LogNote(new SourceRef(source.path(), 1), Problem.NOT_A_SERVING_RESULT, ID));
        }
        return new Parsed(ID, text.lines(), runs, notes);
    }

    /** The models that the log names, in that order. */
    private static final class Engines {
        private final String path;
        private final NoteTally notes;
        private final Map<String, ServerSnapshot> models = new LinkedHashMap<>();
        /** By engine: the series names no model, and of several replicas, which are alike, the first counts. */
        private final Map<String, Configuration> configurations = new LinkedHashMap<>();

        private Engines(String path) {
            this.path = path;
            this.notes = new NoteTally(path);
        }

        private void read(TextLine line) {
            String text = line.text().strip();
            int colon = text.indexOf(':');
            if (colon < 0 || !(text.startsWith("vllm:") || text.startsWith("sglang:"))) {
                return;
            }
            Optional<ExpositionLine> sample = ExpositionLine.of(text);
            if (!line.ended() || sample.isEmpty()) {
                // The number in which a log breaks off may go on behind the end.
                notes.add(line.ended() ? Problem.UNREADABLE_LINE : Problem.TRUNCATED, "", line.number());
                return;
            }
            String engine = text.substring(0, colon);
            if (ServerSeries.isConfiguration(sample.get().name())) {
                configurations.putIfAbsent(engine, new Configuration(sample.get(), line.number()));
                return;
            }
            String model = sample.get().labels().getOrDefault("model_name", "");
            models.computeIfAbsent(engine + " " + model, key -> new ServerSnapshot(path, engine, model, line.number()))
                    .read(sample.get(), line.number());
        }

        private List<ParsedRun> runs() {
            models.values().forEach(snapshot -> Optional.ofNullable(configurations.get(snapshot.engine()))
                    .ifPresent(told -> snapshot.configured(told.sample().labels(), told.line())));
            return models.values().stream()
                    .map(snapshot -> snapshot.run(ID, notes))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private record Configuration(ExpositionLine sample, int line) {}
}
