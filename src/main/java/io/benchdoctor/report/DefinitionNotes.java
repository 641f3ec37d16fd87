package io.benchdoctor.report;

import io.benchdoctor.catalog.Definition;
import io.benchdoctor.facts.Definitions;
import java.util.List;

/** What a reader must know of figures that a tool defines otherwise than vLLM's client does. */
final class DefinitionNotes {
    /** The finding that lists them. */
    static final String RULE = "metric-definition-drift";

    private static final String RECOMPUTED = "recomputed.";

    private final Wording wording;

    DefinitionNotes(Wording wording) {
        this.wording = wording;
    }

    /** How the reported figure is defined; empty where as vLLM's client does. */
    String ofReported(String metric) {
        return Definitions.of(wording.facts(), metric).map(this::text).orElse("");
    }

    /** As {@link #ofReported}, of the figure that counts: what was recomputed follows vLLM's definition. */
    String of(String metric) {
        return wording.known().containsKey(RECOMPUTED + metric) ? "" : ofReported(metric);
    }

    /** All that the run shows. */
    List<String> all() {
        return Definitions.in(wording.facts()).stream().map(this::text).toList();
    }

    private String text(Definition definition) {
        return wording.say("report.definition." + definition.id());
    }
}
