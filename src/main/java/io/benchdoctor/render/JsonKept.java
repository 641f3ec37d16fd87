package io.benchdoctor.render;

import static io.benchdoctor.render.JsonFields.number;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Verdict;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.GapBins;
import io.benchdoctor.facts.Kept;
import io.benchdoctor.facts.ServerSeries;
import io.benchdoctor.facts.Why;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a saved result needs to be put into words once more: the targets, why facts are unknown, what charts draw. */
final class JsonKept {
    private final JsonText json;
    private final Diagnosis diagnosis;
    private final FactSheet facts;

    JsonKept(JsonText json, Diagnosis diagnosis) {
        this.json = json;
        this.diagnosis = diagnosis;
        this.facts = diagnosis.facts();
    }

    void write() throws IOException {
        if (facts.sloChosen()) {
            targets(facts.slo());
        }
        JsonFields.ruling(json, diagnosis.ruling());
        unknown();
        series(Kept.of(facts));
    }

    private void targets(SloProfile profile) throws IOException {
        json.writeObjectFieldStart("targets");
        json.writeStringField("id", profile.id());
        number(json, "attainment", profile.attainment());
        json.writeArrayFieldStart("limits");
        for (SloProfile.Limit limit : profile.limits()) {
            json.writeStartObject();
            json.word("measure", limit.measure().id());
            number(json, "percentile", limit.percentile());
            number(json, "ms", limit.millis());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Why the facts are unknown that a finding or a rule lacked. */
    private void unknown() throws IOException {
        Set<String> missing = new HashSet<>();
        for (Finding finding : diagnosis.findings()) {
            missing.addAll(finding.missing());
        }
        for (Verdict.NotJudged open : diagnosis.notJudged()) {
            missing.addAll(open.missing());
        }
        String[] rising = missing.toArray(String[]::new);
        Arrays.sort(rising);
        json.writeObjectFieldStart("unknown");
        for (String fact : rising) {
            Optional<Why> why = facts.why(fact);
            if (why.isPresent()) {
                json.word(fact, why.get().id());
            }
        }
        json.writeEndObject();
    }

    private void series(Kept kept) throws IOException {
        if (kept.requests().isEmpty() && kept.server().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("series");
        if (kept.requests().isPresent()) {
            json.writeNumberField("requests", kept.requests().getAsInt());
            if (kept.source().isPresent()) {
                json.writeNumberField("source", kept.source().getAsInt());
            }
            json.writeArrayFieldStart("waits");
            for (Kept.Wait wait : kept.waits()) {
                pair(wait.share(), wait.millis());
            }
            json.writeEndArray();
        }
        if (kept.gaps().isPresent()) {
            gaps(kept.gaps().get());
        }
        if (kept.server().isPresent()) {
            server(kept.server().get());
        }
        json.writeEndObject();
    }

    private void pair(double one, double other) throws IOException {
        json.writeStartArray();
        json.writeNumber(one);
        json.writeNumber(other);
        json.writeEndArray();
    }

    private void gaps(GapBins gaps) throws IOException {
        json.writeObjectFieldStart("gaps");
        json.writeNumberField("count", gaps.count());
        number(json, "limit", gaps.limitMillis());
        number(json, "shortest", gaps.shortestMillis());
        number(json, "longest", gaps.longestMillis());
        json.writeArrayFieldStart("bins");
        for (GapBins.Bin bin : gaps.bins()) {
            json.writeStartArray();
            json.writeNumber(bin.step());
            json.writeNumber(bin.count());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void server(ServerSeries series) throws IOException {
        json.writeObjectFieldStart("server");
        json.writeNumberField("moments", series.moments());
        number(json, "step", series.step());
        values("seconds", series.seconds());
        values("running", series.running());
        values("waiting", series.waiting());
        values("kvCacheUsage", series.kvCacheUsageRatio());
        values("preemptions", series.preemptions());
        json.writeEndObject();
    }

    private void values(String field, double[] values) throws IOException {
        json.writeArrayFieldStart(field);
        for (double value : values) {
            if (Double.isNaN(value)) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }
}
