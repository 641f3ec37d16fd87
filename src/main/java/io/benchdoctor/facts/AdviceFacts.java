package io.benchdoctor.facts;

import io.benchdoctor.catalog.Advice;
import io.benchdoctor.catalog.Advice.Topic;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RunPart.Prose;
import io.benchdoctor.model.Unit;
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
            lines("advice.harmful", "lines whose advice makes a run worse", line -> !ADVICE.harmful(line)
                    .isEmpty()));

    private AdviceFacts() {}

    private static Fact topic(String id, Topic topic) {
        return lines(id, "lines that match " + topic.id() + " of the advice catalogue", line -> ADVICE.in(line, topic));
    }

    private static Fact lines(String id, String text, Predicate<String> found) {
        return new Fact(id, Unit.COUNT, Quality.EXACT, text, sheet -> count(sheet, found));
    }

    private static double count(FactSheet sheet, Predicate<String> found) throws Unavailable {
        if (!sheet.hasRun()) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        int count = 0;
        for (Prose prose : sheet.parts(Prose.class)) {
            for (Prose.Line line : prose.lines()) {
                if (found.test(line.text())) {
                    count++;
                    sheet.at(line.at());
                }
            }
        }
        return count;
    }
}
