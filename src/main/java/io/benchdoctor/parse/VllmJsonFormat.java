package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result that vLLM's serving benchmark saves: one object, a list of them, or one after the other. Whether it is a
 * summary or holds raw timings is known only at its end, since the lists may stand anywhere.
 */
final class VllmJsonFormat implements LogFormat {
    /** Below, the parser is done before anything else has warmed up. */
    private static final long LARGE_BYTES = 1 << 20;

    static final String SUMMARY = "vllm-serve-json";
    static final String DETAILED = "vllm-serve-detailed";
    /** What a JSON log turns out to be that holds no such result after all. */
    private static final String OTHER = "json";

    /** Keys of this format alone, at least one of which stands before the long lists. */
    private static final List<String> OWN = List.of(
            "request_throughput", "total_input_tokens", "num_prompts", "mean_ttft_ms", "ttfts", "itls", "input_lens");

    /** Other tools save results under partly the same keys. */
    private static final List<String> FOREIGN = List.of(
            "total_output_tokens_retokenized",
            "median_e2e_latency_ms",
            "median_ttft",
            "time_to_first_token",
            "aggregated_metrics");

    private static final Marks MARKS = Marks.any(Mark.key("model_id"), Mark.key("backend"))
            .andAny(OWN.stream().map(Mark::key).toArray(Mark[]::new))
            .butNone(FOREIGN.stream().map(Mark::key).toArray(Mark[]::new));

    @Override
    public String id() {
        return SUMMARY;
    }

    @Override
    public List<String> outcomes() {
        return List.of(SUMMARY, DETAILED);
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        Optional<Parsed> quick = source.bytes() < LARGE_BYTES ? Optional.empty() : lifted(source);
        return quick.isPresent() ? quick.get() : parsed(source);
    }

    /** The same with the long lists lifted out; empty where the log holds anything unusual. */
    static Optional<Parsed> lifted(LogSource source) throws IOException {
        if (!TextOf.isPlainUtf8(source)) {
            return Optional.empty();
        }
        try (LiftedLists lists = new LiftedLists(source.open(), VllmJsonLists.liftable())) {
            Results results = new Results(source.path(), Optional.of(lists));
            JsonLog.Walk walk = JsonLog.walk(source.path(), TextOf.utf8(lists), results);
            return walk.notes().isEmpty() && results.notes.notes().isEmpty()
                    ? Optional.of(parsed(source, results, walk))
                    : Optional.empty();
        } catch (NotPlain notForUs) {
            return Optional.empty();
        }
    }

    /** By the parser alone. */
    static Parsed parsed(LogSource source) throws IOException {
        Results results = new Results(source.path(), Optional.empty());
        return parsed(source, results, JsonLog.walk(source, results));
    }

    private static Parsed parsed(LogSource source, Results results, JsonLog.Walk walk) {
        List<LogNote> notes = new ArrayList<>(results.notes.notes());
        notes.addAll(walk.notes());
        if (results.runs.isEmpty() && notes.isEmpty()) {
            notes.add(new LogNote(new SourceRef(source.path(), 1), Problem.NOT_A_SERVING_RESULT, ""));
        }
        return new Parsed(results.format(), walk.lines(), results.runs, notes);
    }

    /** The runs found so far. */
    private static final class Results implements JsonLog.Objects {
        private final String path;
        private final Optional<LiftedLists> lifted;
        private final NoteTally notes;
        private final List<Parsed.ParsedRun> runs = new ArrayList<>();
        private boolean detailed;

        private Results(String path, Optional<LiftedLists> lifted) {
            this.path = path;
            this.lifted = lifted;
            this.notes = new NoteTally(path);
        }

        @Override
        public void object(JsonParser json) throws IOException {
            VllmJsonResult result =
                    new VllmJsonResult(path, json.currentTokenLocation().getLineNr(), notes, lifted);
            try {
                result.read(json);
            } finally {
                // A log that was cut keeps what stands before the cut.
                add(result);
            }
        }

        @Override
        public void other(int line) {
            notes.add(Problem.UNREADABLE_LINE, "", line);
        }

        private void add(VllmJsonResult result) {
            if (result.isServingResult()) {
                runs.add(result.run());
                detailed |= result.isDetailed();
            } else if (!runs.isEmpty()) {
                notes.add(Problem.UNREADABLE_LINE, "", result.firstLine());
            }
        }

        private String format() {
            if (runs.isEmpty()) {
                return OTHER;
            }
            return detailed ? DETAILED : SUMMARY;
        }
    }
}
