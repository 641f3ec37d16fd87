package io.benchdoctor.facts;

import io.benchdoctor.catalog.Advice;
import io.benchdoctor.catalog.Advice.Advised;
import io.benchdoctor.catalog.Advice.Topic;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RunPart.Prose;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How many lines of the text around a log advise what does not help; the lines are the origin of the number. */
final class AdviceFacts {
    private static final Advice ADVICE = Advice.standard();

    static final List<Fact> ALL = List.of(
            topic("advice.nonexistent", Topic.NONEXISTENT_FLAG),
            topic("advice.smallerBatch", Topic.SMALLER_BATCH),
            topic("advice.loadCaching", Topic.LOAD_CACHING),
            topic("advice.dtype", Topic.DTYPE),
            topic("advice.legacyServer", Topic.LEGACY_SERVER),
            topic("advice.eager", Topic.EAGER_FOR_SPEED),
            topic("advice.tpForQueue", Topic.TP_FOR_QUEUE),
            topic("advice.swapSpace", Topic.SWAP_SPACE),
            lines("advice.harmful", "lines whose advice makes a run worse", advised -> !advised.harmful()
                    .isEmpty()));

    private AdviceFacts() {}

    private static Fact topic(String id, Topic topic) {
        return lines(id, "lines that match " + topic.id() + " of the advice catalogue", advised -> advised.topics()
                .contains(topic));
    }

    private static Fact lines(String id, String text, Predicate<Advised> found) {
        return new Fact(id, Unit.COUNT, Quality.EXACT, text, sheet -> count(sheet, found));
    }

    private static double count(FactSheet sheet, Predicate<Advised> found) throws Unavailable {
        if (!sheet.hasRun()) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        int count = 0;
        for (Line line : sheet.once(Advice.class, () -> advising(sheet.parts(Prose.class)))) {
            if (found.test(line.advised())) {
                count++;
                sheet.at(line.at());
            }
        }
        return count;
    }

    /** A line that advises something. */
    private record Line(SourceRef at, Advised advised) {}

    /** Every line is looked through once for all topics; almost none is kept. */
    private static List<Line> advising(List<Prose> texts) {
        List<Line> advising = new ArrayList<>(0);
        for (Prose prose : texts) {
            for (Prose.Line line : prose.lines()) {
                Advised advised = ADVICE.in(line.text());
                if (!advised.topics().isEmpty()) {
                    advising.add(new Line(line.at(), advised));
                }
            }
        }
        return advising;
    }
}
