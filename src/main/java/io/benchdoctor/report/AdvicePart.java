package io.benchdoctor.report;

import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which lines of the text around the figures give which advice, and why it does not hold. */
final class AdvicePart {
    /** The rule whose fold lists the advice. */
    static final String RULE = "bad-advice-guard";

    /** What does not exist first, then what makes matters worse, then what changes nothing. */
    private static final List<String> KINDS = List.of(
            "nonexistent", "smallerBatch", "eager", "tpForQueue", "dtype", "loadCaching", "swapSpace", "legacyServer");

    private final Wording wording;

    AdvicePart(Wording wording) {
        this.wording = wording;
    }

    /** One sentence per kind of advice: where it stands, and why it does not hold. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (String kind : KINDS) {
            List<String> lines = wording.places(List.of("advice." + kind)).stream()
                    .map(at -> Integer.toString(at.line()))
                    .toList();
            if (!lines.isEmpty()) {
                reasons.add(wording.say(
                        "finding." + RULE + ".why." + kind,
                        Map.of("count", (long) lines.size(), "lines", wording.list(lines))));
            }
        }
        return reasons;
    }

    /** Every line that gives such advice. */
    Set<SourceRef> places() {
        return wording.places(KINDS.stream().map(kind -> "advice." + kind).toList());
    }
}
