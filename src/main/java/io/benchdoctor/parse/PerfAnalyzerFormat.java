package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SettingKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What perf_analyzer exports: the stamp of every request and of every response to it, in nanoseconds of one clock. Each
 * experiment is one run. Stamps since 1970 do not fit into a double, so they are subtracted as whole numbers.
 */
final class PerfAnalyzerFormat implements LogFormat {
    private static final String ID = "perf-analyzer-json";
    private static final double NANO = 1e-9;

    private static final Marks MARKS = Marks.keys("experiments[].requests[].response_timestamps");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        JsonRuns runs = new JsonRuns(source, ID);
        return runs.parse((json, firstLine) -> {
            List<Experiment> experiments = new ArrayList<>();
            Fields fields = new Fields();
            try {
                JsonFields.read(json, fields, (path, element) -> {
                    if (path.equals("experiments[]")) {
                        var experiment = new Experiment(
                                runs, element.currentTokenLocation().getLineNr());
                        experiments.add(experiment);
                        experiment.read(element);
                    }
                });
            } finally {
                experiments.forEach(Experiment::end);
            }
        });
    }

    /** One experiment while it is read. */
    private static final class Experiment {
        private final JsonRuns runs;
        private final int firstLine;
        private final Fields fields = new Fields();
        private final RequestTimings.Builder timings;
        private int lastLine;
        private long origin;

        private Experiment(JsonRuns runs, int firstLine) {
            this.runs = runs;
            this.firstLine = firstLine;
            this.lastLine = firstLine;
            this.timings = new RequestTimings.Builder(runs.at(firstLine), ID);
        }

        private void read(JsonParser json) throws IOException {
            JsonFields.read(json, fields, (path, element) -> {
                if (path.equals("requests[]")) {
                    int line = element.currentTokenLocation().getLineNr();
                    var request = new Request();
                    request.read(element);
                    add(request, line);
                }
                lastLine = element.currentLocation().getLineNr();
            });
            lastLine = json.currentLocation().getLineNr();
        }

        private void add(Request request, int line) {
            if (!request.hasStamp || request.broken) {
                runs.notes().add(Problem.DROPPED_ROWS, "", line);
                return;
            }
            origin = timings.count() == 0 ? request.sent : origin;
            List<Long> times = request.contentTimes();
            boolean failed = times.isEmpty();
            timings.request(
                    (request.sent - origin) * NANO,
                    failed ? Double.NaN : duration(request.sent, times.get(0), line),
                    Double.NaN,
                    -1,
                    -1,
                    failed);
            for (int n = 1; n < times.size(); n++) {
                double gap = duration(times.get(n - 1), times.get(n), line);
                if (!Double.isNaN(gap)) {
                    timings.gap(gap);
                }
            }
        }

        private double duration(long from, long to, int line) {
            return runs.seconds(to - from, NANO, "response_timestamps", line);
        }

        private void end() {
            RunFigures draft = runs.draft();
            String mode = fields.text("experiment.mode");
            if (mode.equals("concurrency")) {
                draft.setting(SettingKey.MAX_CONCURRENCY, fields.get("experiment.value"));
            } else if (mode.equals("request_rate")) {
                draft.setting(SettingKey.REQUEST_RATE, fields.get("experiment.value"));
            }
            draft.timings(timings);
            runs.add(draft.run(ID, firstLine, lastLine));
        }
    }

    /** One request while it is read; its keys come in any order. */
    private static final class Request {
        private final List<Long> times = new ArrayList<>();
        /** How many responses at the end bring no token. */
        private int emptyAtEnd;

        private boolean hasStamp;
        private boolean broken;
        private long sent;

        private void read(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                JsonToken value = json.nextToken();
                if (key.equals("timestamp") && value == JsonToken.VALUE_NUMBER_INT) {
                    sent = json.getLongValue();
                    hasStamp = true;
                } else if (key.equals("response_timestamps") && value == JsonToken.START_ARRAY) {
                    stamps(json);
                } else if (key.equals("response_outputs") && value == JsonToken.START_ARRAY) {
                    outputs(json);
                } else {
                    json.skipChildren();
                }
            }
        }

        private void stamps(JsonParser json) throws IOException {
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    times.add(json.getLongValue());
                } else {
                    broken = true;
                    json.skipChildren();
                }
            }
        }

        /** The stream closes with a response that holds its end mark or nothing. */
        private void outputs(JsonParser json) throws IOException {
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                boolean empty = false;
                if (token == JsonToken.START_OBJECT) {
                    String response = JsonFields.of(json).text("response").strip();
                    empty = response.equals("data: [DONE]") || response.equals("[DONE]");
                } else {
                    json.skipChildren();
                }
                emptyAtEnd = empty ? emptyAtEnd + 1 : 0;
            }
        }

        private List<Long> contentTimes() {
            return times.subList(0, Math.max(0, times.size() - emptyAtEnd));
        }
    }
}
