package io.benchdoctor.report;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Matching;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Input;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything a renderer of a comparison can ask for.
 *
 * @param base what was given as the base, {@code now} what is held against it
 * @param words the requested languages, the first one first
 * @param version of the program
 */
public record ComparisonReport(Given base, Given now, Matching matching, List<Messages> words, String version) {
    public ComparisonReport {
        words = List.copyOf(words);
    }

    /** What one side was made from; {@code runs} in the order in which they were read. */
    public record Given(List<Input> inputs, List<Diagnosis> runs) {
        public Given {
            inputs = List.copyOf(inputs);
            runs = List.copyOf(runs);
        }
    }

    /** Every file that was given, those of the base first. */
    public List<Input> inputs() {
        return Stream.concat(base.inputs().stream(), now.inputs().stream()).toList();
    }

    /** One side as a report of its own, which shows no line of a log. */
    public BatchReport alone(Given side) {
        Batch batch = new Batch(
                side.inputs(), side.runs().stream().map(Diagnosis::run).toList());
        return new BatchReport(batch, side.runs(), words, Excerpts.NONE, version);
    }

    /** What is to be said about each input, in their order; in the first language. */
    public List<String> inputMessages() {
        SourcesPart sources = new SourcesPart(Wording.of(words.get(0)));
        return inputs().stream().map(sources::message).toList();
    }

    /** The views in every requested language. */
    public List<ComparisonView> views() {
        return words.stream()
                .map(language -> new ComparisonPart(this, language).view())
                .toList();
    }
}
