package io.benchdoctor.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.saved.SavedReportException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@code report.json} was made from, as far as it holds it: everything but the lines of the logs and single requests. */
public record SavedReport(Batch batch, List<Diagnosis> diagnoses, List<SweepDiagnosis> sweeps) {
    private static final String SCHEMA = "bench-doctor/1";
    private static final String OURS = "bench-doctor/";

    private static final String COMPARISON = "bench-doctor-compare/";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(30)
                    .maxStringLength(1_000_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .build();

    public SavedReport {
        diagnoses = List.copyOf(diagnoses);
        sweeps = List.copyOf(sweeps);
    }

    /**
     * Reads a report; one run is in memory as text at a time.
     *
     * @throws SavedReportException where it is none that this version can put into words
     * @throws IOException when the bytes cannot be read
     */
    public static SavedReport read(InputStream bytes) throws SavedReportException, IOException {
        try (JsonParser json = JSON.createParser(bytes)) {
            return new Reading(json).report();
        } catch (StreamConstraintsException large) {
            throw new SavedReportException(Problem.TOO_LARGE, line(large), "");
        } catch (JsonProcessingException broken) {
            throw new SavedReportException(Problem.NOT_JSON, line(broken), "");
        }
    }

    private static int line(JsonProcessingException mistake) {
        return mistake.getLocation() == null
                ? 1
                : Math.max(1, mistake.getLocation().getLineNr());
    }

    /** One pass over the fields of the document. */
    private static final class Reading {
        private final JsonParser json;
        private final List<Input> inputs = new ArrayList<>();
        private final List<Diagnosis> diagnoses = new ArrayList<>();
        private final Map<String, Diagnosis> byId = new HashMap<>();
        private final List<SweepDiagnosis> sweeps = new ArrayList<>();

        private Reading(JsonParser json) {
            this.json = json;
        }

        private SavedReport report() throws SavedReportException, IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new SavedReportException(Problem.NOT_A_REPORT, 1, "");
            }
            Set<String> seen = new HashSet<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                // What a report is comes first in it; of anything else no more is read than that.
                if (seen.isEmpty() && !field.equals("schema")) {
                    throw new SavedReportException(Problem.NOT_A_REPORT, line(), "");
                }
                seen.add(field);
                field(field);
            }
            for (String needed : List.of("schema", "inputs", "runs")) {
                if (!seen.contains(needed)) {
                    throw new SavedReportException(Problem.LACKS, line(), needed);
                }
            }
            return new SavedReport(
                    new Batch(inputs, diagnoses.stream().map(Diagnosis::run).toList()), diagnoses, sweeps);
        }

        private void field(String field) throws SavedReportException, IOException {
            switch (field) {
                case "schema" -> schema(SavedValue.read(json, field));
                case "inputs" -> {
                    for (SavedValue input : SavedValue.read(json, field).items()) {
                        inputs.add(SavedInput.of(input));
                    }
                }
                case "runs" -> runs();
                case "sweeps" -> sweeps();
                default -> json.skipChildren();
            }
        }

        private static Problem problem(String schema) {
            if (schema.startsWith(COMPARISON)) {
                return Problem.COMPARISON;
            }
            return schema.startsWith(OURS) ? Problem.NEWER : Problem.NOT_A_REPORT;
        }

        private static void schema(SavedValue value) throws SavedReportException {
            String schema = value.text();
            if (!schema.equals(SCHEMA)) {
                throw new SavedReportException(problem(schema), value.line(), schema);
            }
        }

        private void runs() throws SavedReportException, IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw new SavedReportException(Problem.WRONG, line(), "runs");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                SavedValue run = SavedValue.read(json, "runs");
                Diagnosis diagnosis = new SavedRun(run).diagnosis();
                if (byId.put(diagnosis.run().id(), diagnosis) != null) {
                    throw run.need("id").wrong();
                }
                diagnoses.add(diagnosis);
            }
        }

        /** They speak of the runs, which come before them. */
        private void sweeps() throws SavedReportException, IOException {
            RuleBook rules = RuleBook.standard();
            for (SavedValue sweep : SavedValue.read(json, "sweeps").items()) {
                sweeps.add(new SavedSweep(sweep, byId).diagnosis(rules));
            }
        }

        private int line() {
            return Math.max(1, json.currentLocation().getLineNr());
        }
    }
}
