package io.benchdoctor.report;

import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a log was taken to tell of a run of which another log tells, too. */
final class JoinedPart {
    private static final int MOST_CLUES = 3;
    private static final String KEY = "report.joined.";

    /** From – to, of logs that name no year. */
    private static final Pattern TIMES =
            Pattern.compile("(\\d\\d)-(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)/(\\d\\d)-(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");

    /** As a log prints it, with its unit where we wrote it ourselves. */
    private static final Pattern FIGURE = Pattern.compile("(-?\\d{1,15}(\\.\\d{1,9})?)( ms)?");

    private final Wording wording;

    JoinedPart(Wording wording) {
        this.wording = wording;
    }

    /** A sentence; empty for the log to which the others were joined. */
    Optional<String> say(Run.Source source) {
        return source.joined().map(this::say);
    }

    private String say(Joined joined) {
        String reason = wording.say(KEY + joined.by().id(), Map.of("path", joined.to()));
        List<String> clues =
                joined.clues().stream().limit(MOST_CLUES).map(this::say).toList();
        if (clues.isEmpty()) {
            return reason;
        }
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("reason", reason);
        arguments.put("clues", String.join("; ", clues));
        arguments.put("more", (long) joined.clues().size() - clues.size());
        return wording.say(KEY + "clues", arguments);
    }

    private String say(Clue clue) {
        boolean setting = wording.words().has("label.setting." + clue.id());
        String here = written(clue.here(), setting);
        String there = written(clue.there(), setting);
        return here.equals(there)
                ? wording.say(KEY + "same", Map.of("name", name(clue.id()), "value", here))
                : wording.say(KEY + "both", Map.of("name", name(clue.id()), "here", here, "there", there));
    }

    private String name(String id) {
        for (String key : List.of(KEY + "clue." + id, "label.setting." + id)) {
            if (wording.words().has(key)) {
                return wording.say(key);
            }
        }
        return new Labels(wording).of(id);
    }

    /**
     * A stretch of time in the order of day and month that the reader expects, a figure in the marks of the language; a
     * setting as it stands.
     */
    private String written(String text, boolean setting) {
        Matcher times = TIMES.matcher(text);
        if (times.matches()) {
            return wording.say("report.range", Map.of("low", moment(times, 1), "high", moment(times, 4)));
        }
        Matcher figure = FIGURE.matcher(text);
        return setting || !figure.matches() ? text : figure(figure);
    }

    private String figure(Matcher figure) {
        int decimals = figure.group(2) == null ? 0 : figure.group(2).length() - 1;
        String number = wording.numbers().number(Double.parseDouble(figure.group(1)), decimals);
        return figure.group(3) == null ? number : wording.say("unit.ms", Map.of("value", number));
    }

    private String moment(Matcher times, int first) {
        return wording.say(
                KEY + "moment",
                Map.of(
                        "month", times.group(first),
                        "day", times.group(first + 1),
                        "time", times.group(first + 2)));
    }
}
