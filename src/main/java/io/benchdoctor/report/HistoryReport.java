package io.benchdoctor.report;

import io.benchdoctor.diagnose.History;
import io.benchdoctor.diagnose.Ruling;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import java.util.List;

/**
 * Everything a renderer of a history can ask for.
 *
 * @param words the requested languages, the first one first
 * @param ruling what the user changed in the rules
 * @param version of the program
 */
public record HistoryReport(Batch batch, History history, List<Messages> words, Ruling ruling, String version) {
    public HistoryReport {
        words = List.copyOf(words);
    }

    /** What is to be said about each input, in their order; in the first language. */
    public List<String> inputMessages() {
        SourcesPart sources = new SourcesPart(Wording.of(words.get(0)));
        return batch.inputs().stream().map(sources::message).toList();
    }

    /** The views in every requested language. */
    public List<HistoryView> views() {
        return words.stream()
                .map(language -> new HistoryPart(this, language).view())
                .toList();
    }
}
