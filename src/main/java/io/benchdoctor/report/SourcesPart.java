package io.benchdoctor.report;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.ReportView.Excerpt;
import io.benchdoctor.report.ReportView.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was given, as what it was recognised, and what became of it. */
final class SourcesPart {
    private static final int MOST_LINES = 60;
    private static final int MOST_NOTES = 5;

    private final Wording wording;

    SourcesPart(Wording wording) {
        this.wording = wording;
    }

    List<Source> ofRun(Page page) {
        return page.inputs().stream()
                .map(input -> source(input, excerpt(page, input), joined(page, input)))
                .toList();
    }

    private String joined(Page page, Input input) {
        var part = new JoinedPart(wording);
        return page.diagnosis().run().sources().stream()
                .filter(source -> source.path().equals(input.path()))
                .map(part::say)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    /** An input apart from any run. */
    Source source(Input input) {
        return source(input, Optional.empty(), "");
    }

    private Source source(Input input, Optional<Excerpt> excerpt, String joined) {
        return new Source(
                input.path(),
                format(input.format()),
                mark(input.status()),
                wording.say("label.status." + input.status().id()),
                both(detail(input), joined),
                excerpt);
    }

    private Optional<Excerpt> excerpt(Page page, Input input) {
        Set<SourceRef> used = wording.places(wording.facts().reportedMetrics().stream()
                .map(id -> "reported." + id)
                .toList());
        return page.diagnosis().run().sources().stream()
                .filter(source -> source.path().equals(input.path()))
                .findFirst()
                .flatMap(source -> new ExcerptPart(page.excerpts())
                        .stretch(source.path(), source.firstLine(), source.lastLine(), used, MOST_LINES));
    }

    /** What is to be said about an input; empty when it was read without a doubt. */
    String message(Input input) {
        List<String> notes = new ArrayList<>();
        for (LogNote note : input.notes()) {
            String text = note(note);
            if (!notes.contains(text) && notes.size() < MOST_NOTES) {
                notes.add(text);
            }
        }
        return String.join(" ", notes);
    }

    private String detail(Input input) {
        String lines = input.lines() > 0
                ? wording.say("report.source.lines", Map.of("lines", wording.counted(input.lines())))
                : "";
        String message = message(input);
        return both(lines, message);
    }

    private String both(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        return wording.say("report.join", Map.of("first", first, "second", second));
    }

    private String note(LogNote note) {
        String key = "note." + note.problem().id();
        if (!wording.words().has(key)) {
            return note.problem().id();
        }
        Map<String, Object> arguments = new HashMap<>();
        wording.words()
                .kinds(key)
                .forEach((name, kind) -> arguments.put(
                        name,
                        switch (kind) {
                            case PLURAL ->
                                name.equals("line") ? (Object) (long) note.at().line() : number(note.detail());
                            case SELECT -> note.detail();
                            case TEXT -> text(name, note);
                        }));
        return wording.say(key, arguments);
    }

    private static String text(String name, LogNote note) {
        return switch (name) {
            case "line" -> Integer.toString(note.at().line());
            case "path" -> note.at().path();
            default -> note.detail();
        };
    }

    private static Long number(String detail) {
        String digits = detail.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 15 ? 0L : Long.valueOf(digits);
    }

    private String format(String id) {
        return wording.words().has("format." + id) ? wording.say("format." + id) : id;
    }

    private static Mark mark(Input.Status status) {
        return switch (status) {
            case PARSED -> Mark.GOOD;
            case PARTIAL -> Mark.WARNING;
            case UNRECOGNISED -> Mark.UNDECIDED;
            case FAILED -> Mark.CRITICAL;
        };
    }
}
