package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.at;
import static io.benchdoctor.render.JsonFields.number;
import static io.benchdoctor.render.JsonFields.place;
import static io.benchdoctor.render.JsonFields.quantity;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.BriefView;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One element of {@code runs} in {@code report.json}. */
final class JsonRun {
    private static final String RECOMPUTED = "recomputed.";
    private static final String REPORTED = "reported.";
    private static final String DERIVED = "derived.";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,15})(\\.\\d{1,15})?");

    /** Settings that say what was measured; all others say how it was loaded. */
    private static final Set<SettingKey> ENVIRONMENT = environment();

    private final JsonText json;
    private final Diagnosis diagnosis;
    private final FactSheet facts;
    private final JsonFindings findings;
    private final BriefView.Trust trust;

    private static Set<SettingKey> environment() {
        Set<SettingKey> keys = SettingKey.ofServer();
        keys.addAll(EnumSet.of(SettingKey.MODEL, SettingKey.BACKEND, SettingKey.DATE));
        return keys;
    }

    JsonRun(JsonText json, Diagnosis diagnosis, BriefView view) {
        this.json = json;
        this.diagnosis = diagnosis;
        this.facts = diagnosis.facts();
        this.trust = view.trust();
        this.findings = new JsonFindings(json, diagnosis, view);
    }

    void write() throws IOException {
        Run run = diagnosis.run();
        json.writeStartObject();
        json.writeStringField("id", run.id());
        json.writeStringField("label", run.label());
        sources(run.sources());
        settings("environment", ENVIRONMENT);
        settings("workload", EnumSet.complementOf(EnumSet.copyOf(ENVIRONMENT)));
        origins();
        reported();
        Map<String, FactValue> known = facts.known();
        recomputed(known);
        facts(known);
        new JsonTrust(json, facts, trust).write();
        findings.write();
        new JsonKept(json, diagnosis).write();
        json.writeEndObject();
    }

    private void sources(List<Run.Source> sources) throws IOException {
        json.writeArrayFieldStart("sources");
        for (Run.Source source : sources) {
            json.writeStartObject();
            json.writeStringField("path", source.path());
            json.word("format", source.format());
            json.writeNumberField("firstLine", source.firstLine());
            json.writeNumberField("lastLine", source.lastLine());
            if (source.joined().isPresent()) {
                joined(source.joined().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void joined(Joined joined) throws IOException {
        json.writeObjectFieldStart("joined");
        json.writeStringField("by", joined.by().id());
        json.writeStringField("to", joined.to());
        json.writeArrayFieldStart("clues");
        for (Joined.Clue clue : joined.clues()) {
            json.writeStartObject();
            json.writeStringField("id", clue.id());
            json.writeStringField("here", clue.here());
            json.writeStringField("there", clue.there());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void settings(String field, Set<SettingKey> keys) throws IOException {
        json.writeObjectFieldStart(field);
        for (SettingKey key : keys) {
            Setting setting = diagnosis.run().settings().get(key);
            if (setting == null) {
                continue;
            }
            json.writeFieldName(key.id());
            if (NUMBER.matcher(setting.value()).matches()) {
                json.writeNumber(setting.value());
            } else if (setting.value().equals("None")) {
                json.writeNull();
            } else {
                json.writeString(setting.value());
            }
        }
        json.writeEndObject();
    }

    /** Where each setting stands, or that a person gave it. */
    private void origins() throws IOException {
        json.writeObjectFieldStart("settings");
        for (SettingKey key : SettingKey.values()) {
            Setting setting = diagnosis.run().settings().get(key);
            if (setting != null) {
                json.writeObjectFieldStart(key.id());
                json.writeStringField("text", setting.value());
                if (setting.isGiven()) {
                    json.writeBooleanField("given", true);
                } else {
                    at(json, "at", setting.at());
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void reported() throws IOException {
        json.writeObjectFieldStart("reported");
        for (String metric : facts.printedMetrics()) {
            List<Reported> figures = facts.printed(metric);
            // One block that stands in a log thousands of times is one run with as many figures.
            Set<Reported> measured = new HashSet<>(facts.reported(metric));
            json.writeObjectFieldStart(metric);
            figure(figures.get(0), measured.contains(figures.get(0)));
            if (figures.size() > 1) {
                json.writeArrayFieldStart("also");
                for (Reported other : figures.subList(1, figures.size())) {
                    json.writeStartObject();
                    figure(other, measured.contains(other));
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void figure(Reported figure, boolean measured) throws IOException {
        number(json, "value", figure.quantity().value());
        json.writeStringField("text", figure.text());
        json.word("unit", figure.quantity().unit().symbol());
        at(json, "at", figure.at());
        if (!measured) {
            json.writeBooleanField("measured", false);
        }
    }

    private void recomputed(Map<String, FactValue> known) throws IOException {
        json.writeObjectFieldStart("recomputed");
        for (Map.Entry<String, FactValue> fact : known.entrySet()) {
            if (fact.getKey().startsWith(RECOMPUTED)) {
                json.writeObjectFieldStart(fact.getKey().substring(RECOMPUTED.length()));
                FactValue value = fact.getValue();
                if (value instanceof FactValue.Computed computed) {
                    number(json, "value", computed.value());
                    origin(computed.basis());
                } else {
                    quantity(json, value.known().orElseThrow());
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void facts(Map<String, FactValue> known) throws IOException {
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, FactValue> fact : known.entrySet()) {
            boolean derived =
                    !fact.getKey().startsWith(RECOMPUTED) && !fact.getKey().startsWith(REPORTED);
            if (derived && fact.getValue() instanceof FactValue.Computed computed) {
                fact(fact.getKey(), computed);
            }
        }
        json.writeEndObject();
    }

    private void fact(String id, FactValue.Computed computed) throws IOException {
        json.writeObjectFieldStart(id);
        number(json, "value", computed.value());
        if (id.startsWith(DERIVED)) {
            unit(json, computed.basis());
            json.word("formula", facts.fact(id).orElseThrow().text());
            quality(json, computed.basis());
            places(computed.at());
        } else {
            origin(computed.basis());
        }
        json.writeEndObject();
    }

    /** Runs of one kind of log have the same of most facts; places are of one run. */
    private void origin(FactValue.Basis basis) throws IOException {
        if (basis.at().isEmpty()) {
            json.fieldsAlike(basis, JsonRun::unitAndQuality);
        } else {
            unitAndQuality(json, basis);
            places(basis.at());
        }
    }

    private static void unitAndQuality(JsonText json, FactValue.Basis basis) throws IOException {
        unit(json, basis);
        quality(json, basis);
    }

    private static void unit(JsonText json, FactValue.Basis basis) throws IOException {
        json.word("unit", basis.unit().symbol());
    }

    private static void quality(JsonText json, FactValue.Basis basis) throws IOException {
        json.word("quality", basis.quality().id());
        json.words("from", basis.from());
    }

    private void places(List<SourceRef> places) throws IOException {
        if (!places.isEmpty()) {
            json.writeArrayFieldStart("at");
            for (SourceRef place : places) {
                json.writeStartObject();
                place(json, place);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
