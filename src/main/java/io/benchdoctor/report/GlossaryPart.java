package io.benchdoctor.report;

import io.benchdoctor.report.ReportView.Term;
import java.util.List;
import java.util.Locale;

/** The terms that the page uses, one sentence each. */
final class GlossaryPart {
    /** Terms that a row of the scorecard links to; a metric id starts with its term. */
    static final List<String> METRICS = List.of("ttft", "tpot", "itl", "e2el", "throughput");

    private static final List<String> TERMS = List.of(
            "ttft",
            "tpot",
            "itl",
            "e2el",
            "throughput",
            "median",
            "p99",
            "token",
            "prompt",
            "prefill",
            "decode",
            "batch",
            "queue",
            "kvcache",
            "preemption",
            "replica",
            "goodput",
            "slo");

    private final Wording wording;

    GlossaryPart(Wording wording) {
        this.wording = wording;
    }

    /** @param texts all that the page says; a term is explained when one of them uses its word */
    List<Term> terms(List<String> texts) {
        String page = String.join("\n", texts).toLowerCase(Locale.ROOT);
        return TERMS.stream()
                .filter(term -> page.contains(wording.say("glossary." + term + ".word")))
                .map(this::term)
                .toList();
    }

    /** Every term, with its name in English beside it. */
    List<WorkbookView.Entry> all(Wording english) {
        return TERMS.stream()
                .map(this::term)
                .map(term -> new WorkbookView.Entry(
                        term.name(), english.say("glossary." + term.id() + ".name"), term.text(), term.exact()))
                .toList();
    }

    private Term term(String id) {
        String key = "glossary." + id;
        return new Term(id, wording.say(key + ".name"), wording.say(key + ".lay"), wording.say(key + ".exact"));
    }
}
