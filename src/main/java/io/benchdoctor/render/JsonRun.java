package io.benchdoctor.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Evidence;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.diagnose.Verdict;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.ReportView;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One element of {@code runs} in {@code report.json}. */
final class JsonRun {
    private static final String RECOMPUTED = "recomputed.";
    private static final String REPORTED = "reported.";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,15})(\\.\\d{1,15})?");

    /** Settings that say what was measured; all others say how it was loaded. */
    private static final Set<SettingKey> ENVIRONMENT = EnumSet.of(
            SettingKey.ENGINE,
            SettingKey.ENGINE_VERSION,
            SettingKey.BACKEND,
            SettingKey.PLATFORM,
            SettingKey.MODEL,
            SettingKey.GPU,
            SettingKey.TENSOR_PARALLEL,
            SettingKey.MAX_NUM_SEQS,
            SettingKey.MAX_NUM_BATCHED_TOKENS,
            SettingKey.DATE);

    private final JsonGenerator json;
    private final Diagnosis diagnosis;
    private final FactSheet facts;
    private final Map<String, ReportView.FindingTexts> texts;

    JsonRun(JsonGenerator json, Diagnosis diagnosis, ReportView view) {
        this.json = json;
        this.diagnosis = diagnosis;
        this.facts = diagnosis.facts();
        this.texts = view.findingTexts();
    }

    void write() throws IOException {
        Run run = diagnosis.run();
        json.writeStartObject();
        json.writeStringField("id", run.id());
        json.writeStringField("label", run.label());
        sources(run.sources());
        settings("environment", ENVIRONMENT);
        settings("workload", EnumSet.complementOf(EnumSet.copyOf(ENVIRONMENT)));
        reported();
        Map<String, FactValue> known = facts.known();
        recomputed(known);
        facts(known);
        json.writeArrayFieldStart("findings");
        for (Finding finding : diagnosis.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        notJudged();
        json.writeEndObject();
    }

    private void sources(List<Run.Source> sources) throws IOException {
        json.writeArrayFieldStart("sources");
        for (Run.Source source : sources) {
            json.writeStartObject();
            json.writeStringField("path", source.path());
            json.writeStringField("format", source.format());
            json.writeNumberField("firstLine", source.firstLine());
            json.writeNumberField("lastLine", source.lastLine());
            json.writeEndObject();
        }
        json.writeEndArray();
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

    private void reported() throws IOException {
        json.writeObjectFieldStart("reported");
        for (String metric : facts.printedMetrics()) {
            List<Reported> figures = facts.printed(metric);
            json.writeObjectFieldStart(metric);
            figure(figures.get(0));
            if (figures.size() > 1) {
                json.writeArrayFieldStart("also");
                for (Reported other : figures.subList(1, figures.size())) {
                    json.writeStartObject();
                    figure(other);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void figure(Reported figure) throws IOException {
        number("value", figure.quantity().value());
        json.writeStringField("text", figure.text());
        json.writeStringField("unit", figure.quantity().unit().symbol());
        at("at", figure.at());
    }

    private void recomputed(Map<String, FactValue> known) throws IOException {
        json.writeObjectFieldStart("recomputed");
        for (Map.Entry<String, FactValue> fact : known.entrySet()) {
            if (fact.getKey().startsWith(RECOMPUTED)) {
                json.writeObjectFieldStart(fact.getKey().substring(RECOMPUTED.length()));
                quantity(fact.getValue().known().orElseThrow());
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
        quantity(computed.quantity());
        json.writeStringField("quality", computed.quality().id());
        json.writeArrayFieldStart("from");
        for (String from : computed.from()) {
            json.writeString(from);
        }
        json.writeEndArray();
        if (!computed.at().isEmpty()) {
            json.writeArrayFieldStart("at");
            for (SourceRef place : computed.at()) {
                json.writeStartObject();
                json.writeStringField("path", place.path());
                json.writeNumberField("line", place.line());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        ReportView.FindingTexts words = texts.get(finding.id());
        json.writeStartObject();
        json.writeNumberField("rank", finding.rank());
        json.writeStringField("id", finding.id());
        json.writeStringField("kind", finding.kind().id());
        json.writeStringField("severity", finding.severity().id());
        number("confidence", finding.confidence());
        json.writeStringField("certainty", finding.certainty().id());
        json.writeBooleanField("cause", finding.cause());
        if (finding.share().isPresent()) {
            json.writeStringField("group", finding.group());
            number("share", finding.share().getAsDouble());
        }
        evidence(finding.evidence(), words.evidence().iterator());
        missing(finding.missing(), words.missing().iterator());
        recommendations(finding.recommendations(), words.recommendations().iterator());
        json.writeStringField("title", words.title());
        json.writeStringField("text", words.text());
        json.writeEndObject();
    }

    private void evidence(List<Evidence> evidence, Iterator<String> words) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (Evidence item : evidence) {
            json.writeStartObject();
            json.writeStringField("fact", item.fact());
            quantity(item.value());
            json.writeStringField("side", item.side().id());
            json.writeStringField("text", words.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void missing(Set<String> missing, Iterator<String> words) throws IOException {
        json.writeArrayFieldStart("missing");
        for (String fact : missing) {
            json.writeStartObject();
            json.writeStringField("fact", fact);
            json.writeStringField("from", MissingSource.of(facts, fact));
            json.writeStringField("text", words.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void recommendations(List<Recommendation> recommendations, Iterator<String> words) throws IOException {
        json.writeArrayFieldStart("recommendations");
        for (Recommendation recommendation : recommendations) {
            json.writeStartObject();
            json.writeStringField("id", recommendation.id());
            strings("flags", recommendation.flags());
            strings("commands", recommendation.commands());
            if (recommendation.expected().isPresent()) {
                Recommendation.Expected expected = recommendation.expected().get();
                json.writeObjectFieldStart("expected");
                json.writeStringField("fact", expected.fact());
                quantity(expected.value());
                json.writeStringField("predictedBy", expected.predictedBy());
                json.writeEndObject();
            }
            json.writeStringField("text", words.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void notJudged() throws IOException {
        json.writeArrayFieldStart("notJudged");
        for (Verdict.NotJudged verdict : diagnosis.notJudged()) {
            json.writeStartObject();
            json.writeStringField("id", verdict.id());
            strings("missing", List.copyOf(verdict.missing()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void strings(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void quantity(Quantity quantity) throws IOException {
        number("value", quantity.value());
        json.writeStringField("unit", quantity.unit().symbol());
    }

    private void at(String field, SourceRef place) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("path", place.path());
        json.writeNumberField("line", place.line());
        json.writeEndObject();
    }

    /** Numbers as numbers; what JSON cannot write as its name in a string. Whole numbers without a fraction. */
    private void number(String field, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeStringField(field, Double.toString(value));
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumberField(field, (long) value);
        } else {
            json.writeNumberField(field, value);
        }
    }
}
