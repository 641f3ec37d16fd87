package io.benchdoctor.report;

import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.diagnose.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** By what a run was judged that is not the program's, for whoever reads the report and did not type the command. */
final class RulingPart {
    private final Wording wording;

    RulingPart(Wording wording) {
        this.wording = wording;
    }

    /** A sentence on the limits that each hand moved, and one on rules of one's own; none where nothing was changed. */
    List<String> remarks(Ruling ruling) {
        List<String> remarks = new ArrayList<>();
        for (MovedLimit.By by : MovedLimit.By.values()) {
            List<String> moved = ruling.limits().stream()
                    .filter(limit -> limit.by() == by)
                    .map(this::moved)
                    .toList();
            if (!moved.isEmpty()) {
                remarks.add(wording.say("report.basis.limits", Map.of("by", by.id(), "list", wording.list(moved))));
            }
        }
        if (!ruling.own().isEmpty()) {
            remarks.add(wording.say(
                    "report.basis.own",
                    Map.of("count", (long) ruling.own().size(), "list", wording.list(quoted(ruling.own())))));
        }
        return remarks;
    }

    /** The same as sentences. */
    List<String> sentences(Ruling ruling) {
        return remarks(ruling).stream()
                .map(remark -> wording.say("report.sentence", Map.of("text", remark)))
                .toList();
    }

    private String moved(MovedLimit limit) {
        return wording.say(
                "report.basis.moved",
                Map.of(
                        "name", limit.name(),
                        "used", wording.numbers().engineerArgument(limit.used()),
                        "own", wording.numbers().engineerArgument(limit.own())));
    }

    private static List<String> quoted(List<String> ids) {
        return ids.stream().map(id -> "`" + id + "`").toList();
    }
}
