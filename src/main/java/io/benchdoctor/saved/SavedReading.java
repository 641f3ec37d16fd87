package io.benchdoctor.saved;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Matching;
import io.benchdoctor.diagnose.PairDiagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.saved.SavedReportException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass over the fields of a saved file. */
final class SavedReading {
    static final String COMPARISON = "bench-doctor-compare/1";

    private static final String REPORT = "bench-doctor/1";
    private static final String HISTORY = "bench-doctor-history/";
    private static final List<String> OURS = List.of("bench-doctor/", "bench-doctor-compare/");
    private static final String BASE = "base";
    private static final String NEW = "new";

    private final JsonParser json;
    private String schema = "";
    private final List<Input> inputs = new ArrayList<>();
    private final List<Input> newInputs = new ArrayList<>();
    private final Map<String, Diagnosis> runs = new LinkedHashMap<>();
    private final Map<String, Diagnosis> newRuns = new LinkedHashMap<>();
    private final List<SweepDiagnosis> sweeps = new ArrayList<>();
    private final List<PairDiagnosis> pairs = new ArrayList<>();
    private final List<Matching.Alone> alone = new ArrayList<>();

    SavedReading(JsonParser json) {
        this.json = json;
    }

    SavedDocument document() throws SavedReportException, IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new SavedReportException(Problem.NOT_A_REPORT, 1, "");
        }
        Set<String> seen = new HashSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            // What a file is comes first in it; of anything else no more is read than that.
            if (seen.isEmpty() && !field.equals("schema")) {
                throw new SavedReportException(Problem.NOT_A_REPORT, line(), "");
            }
            seen.add(field);
            field(field);
        }
        for (String needed : needed()) {
            if (!seen.contains(needed)) {
                throw new SavedReportException(Problem.LACKS, line(), needed);
            }
        }
        List<Diagnosis> diagnoses = List.copyOf(runs.values());
        return isComparison()
                ? new SavedComparison(
                        inputs, newInputs, diagnoses, List.copyOf(newRuns.values()), new Matching(pairs, alone))
                : new SavedReport(
                        new Batch(inputs, diagnoses.stream().map(Diagnosis::run).toList()), diagnoses, sweeps);
    }

    private boolean isComparison() {
        return schema.equals(COMPARISON);
    }

    private List<String> needed() {
        return isComparison()
                ? List.of("schema", "inputs", "runs", "comparisons", "unmatched")
                : List.of("schema", "inputs", "runs");
    }

    private void field(String field) throws SavedReportException, IOException {
        switch (field) {
            case "schema" -> schema(SavedValue.read(json, field));
            case "inputs" -> inputs(SavedValue.read(json, field));
            case "runs" -> {
                if (isComparison()) {
                    sides();
                } else {
                    runs(field, runs);
                }
            }
            case "sweeps" -> {
                RuleBook rules = RuleBook.standard();
                for (SavedValue sweep : SavedValue.read(json, field).items()) {
                    sweeps.add(new SavedSweep(sweep, runs).diagnosis(rules));
                }
            }
            case "comparisons" -> {
                for (SavedValue pair : SavedValue.read(json, field).items()) {
                    pairs.add(new SavedPair(pair, runs, newRuns).diagnosis());
                }
            }
            case "unmatched" -> unmatched(SavedValue.read(json, field));
            default -> json.skipChildren();
        }
    }

    private void schema(SavedValue value) throws SavedReportException {
        schema = value.text();
        if (!schema.equals(REPORT) && !isComparison()) {
            throw new SavedReportException(problem(schema), value.line(), schema);
        }
    }

    private static Problem problem(String schema) {
        if (schema.startsWith(HISTORY)) {
            return Problem.HISTORY;
        }
        return OURS.stream().anyMatch(schema::startsWith) ? Problem.NEWER : Problem.NOT_A_REPORT;
    }

    private void inputs(SavedValue all) throws SavedReportException {
        for (SavedValue input : all.items()) {
            boolean now = isComparison() && side(input.need("side")).equals(NEW);
            (now ? newInputs : inputs).add(SavedInput.of(input));
        }
    }

    private static String side(SavedValue side) throws SavedReportException {
        if (!side.text().equals(BASE) && !side.text().equals(NEW)) {
            throw side.wrong();
        }
        return side.text();
    }

    private void sides() throws SavedReportException, IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new SavedReportException(Problem.WRONG, line(), "runs");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String side = json.currentName();
            json.nextToken();
            if (!side.equals(BASE) && !side.equals(NEW)) {
                throw new SavedReportException(Problem.WRONG, line(), "runs");
            }
            runs(side, side.equals(BASE) ? runs : newRuns);
        }
    }

    private void runs(String field, Map<String, Diagnosis> into) throws SavedReportException, IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new SavedReportException(Problem.WRONG, line(), field);
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            SavedValue run = SavedValue.read(json, field);
            Diagnosis diagnosis = new SavedRun(run).diagnosis();
            if (into.put(diagnosis.run().id(), diagnosis) != null) {
                throw run.need("id").wrong();
            }
        }
    }

    private void unmatched(SavedValue groups) throws SavedReportException {
        if (!isComparison()) {
            return;
        }
        for (SavedValue group : groups.items()) {
            boolean base = side(group.need("side")).equals(BASE);
            alone.add(new Matching.Alone(base, SavedPair.among(base ? runs : newRuns, group.need("runs"), id -> id)));
        }
    }

    private int line() {
        return Math.max(1, json.currentLocation().getLineNr());
    }
}
