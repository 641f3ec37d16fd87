package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.parse.Considered;
import io.benchdoctor.parse.Explanation;
import io.benchdoctor.parse.Explanation.Stretch;
import io.benchdoctor.parse.Explanation.Taken;
import io.benchdoctor.render.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells of one file why it was taken for what it is, what was taken from it, and of which lines nothing was. */
final class InputStory {
    /** The longest stretches say what was passed over; a list of all would hide it. */
    private static final int MOST_STRETCHES = 8;

    private final Messages words;
    private final SignWords signs;
    private final List<String> lines = new ArrayList<>();

    private InputStory(Messages words) {
        this.words = words;
        this.signs = new SignWords(words);
    }

    static String of(Explanation file, Messages words) {
        var story = new InputStory(words);
        story.tell(file);
        return Terminal.safe(String.join("\n", story.lines) + "\n");
    }

    private void tell(Explanation file) {
        lines.add(file.input().path());
        say(
                "cli.why.result",
                Map.of(
                        "format",
                        file.input().format(),
                        "name",
                        words.text("format." + file.input().format()).replace("`", ""),
                        "status",
                        words.text("label.status." + file.input().status().id())));
        say("cli.why.size", Map.of("bytes", file.input().bytes(), "lines", (long)
                file.input().lines()));
        if (!file.around().isEmpty()) {
            say("cli.why.around", Map.of("list", String.join(" → ", file.around())));
        }
        if (!file.encoding().isEmpty()) {
            say("cli.why.encoding", Map.of("encoding", file.encoding(), "guessed", file.guessed() ? "yes" : "other"));
        }
        considered(file);
        runs(file.runs());
        notes(file.input().notes());
        uncited(file);
    }

    private void considered(Explanation file) {
        if (file.asked()) {
            say("cli.why.asked", Map.of());
        }
        List<Considered> hinted =
                file.considered().stream().filter(Considered::hinted).toList();
        if (!hinted.isEmpty()) {
            say("cli.why.considered", Map.of());
            hinted.forEach(each -> lines.add("    " + signs.verdict(each)));
        }
        String rest = file.considered().stream()
                .filter(each -> !each.hinted())
                .flatMap(each -> each.formats().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!rest.isEmpty()) {
            say("cli.why.nothing", Map.of("list", rest));
        }
    }

    private void runs(List<Taken> runs) {
        say("cli.why.runs", Map.of("count", (long) runs.size()));
        for (Taken run : runs) {
            lines.add("    "
                    + words.text(
                            "cli.why.run",
                            Map.of(
                                    "format", run.format(),
                                    "first", Integer.toString(run.firstLine()),
                                    "last", Integer.toString(run.lastLine()),
                                    "figures", (long) run.figures(),
                                    "unmeasured", (long) run.unmeasured(),
                                    "requests", (long) run.requests(),
                                    "samples", (long) run.samples())));
            String settings = run.settings().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(setting -> words.text(
                            "cli.why.setting",
                            Map.of(
                                    "name", setting.getKey().id(),
                                    "value", setting.getValue().value(),
                                    "line",
                                            Integer.toString(
                                                    setting.getValue().at().line()))))
                    .collect(Collectors.joining(", "));
            if (!settings.isEmpty()) {
                lines.add("      " + words.text("cli.why.settings", Map.of("list", settings)));
            }
        }
    }

    private void notes(List<LogNote> notes) {
        if (!notes.isEmpty()) {
            say("cli.why.notes", Map.of());
        }
        for (LogNote note : notes) {
            String key = "note." + note.problem().id();
            Map<String, Object> arguments = new HashMap<>();
            for (String name : words.kinds(key).keySet()) {
                arguments.put(
                        name, name.equals("line") ? Integer.toString(note.at().line()) : note.detail());
            }
            String text = words.text(key, arguments).replace("`", "");
            lines.add("    "
                    + words.text(
                            "cli.why.note",
                            Map.of("line", Integer.toString(note.at().line()), "text", text)));
        }
    }

    private void uncited(Explanation file) {
        long count = file.uncited().stream().mapToLong(Stretch::lines).sum();
        String stretches = file.uncited().stream()
                .sorted(Comparator.comparingInt(Stretch::lines).reversed())
                .limit(MOST_STRETCHES)
                .sorted(Comparator.comparingInt(Stretch::first))
                .map(each -> each.lines() == 1 ? Integer.toString(each.first()) : each.first() + "–" + each.last())
                .collect(Collectors.joining(", "));
        if (count > 0) {
            boolean more = file.uncited().size() > MOST_STRETCHES;
            say(
                    "cli.why.uncited",
                    Map.of(
                            "count",
                            count,
                            "lines",
                            Integer.toString(file.input().lines()),
                            "stretches",
                            stretches + (more ? ", …" : "")));
        }
    }

    private void say(String key, Map<String, ?> arguments) {
        lines.add("  " + words.text(key, arguments));
    }
}
