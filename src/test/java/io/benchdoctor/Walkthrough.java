package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page that teaches: the files that it shows are those of the project, a change that it shows is made to a copy of them,
 * and its commands print what it says. {@code /tmp/report} stands for a folder of the reader's.
 */
final class Walkthrough {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) ?([^\\n]*)\\n(.*?)^```$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ bench-doctor (.*)\\n((?:(?!\\$ ).*\\n)*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String REPORT = "/tmp/report";

    private final Path page;
    private final Path scratch;

    Walkthrough(Path page, Path scratch) {
        this.page = page;
        this.scratch = scratch;
    }

    /** The commands of the page with what they print; a changed copy of a folder answers for one block. */
    String asRun() throws IOException {
        String text = Files.readString(page);
        StringBuilder run = new StringBuilder();
        Matcher block = BLOCK.matcher(text);
        String changed = "";
        while (block.find()) {
            String body = block.group(3);
            if (block.group(1).equals("diff")) {
                changed = block.group(2);
                change(Path.of(changed), body);
            } else if (block.group(1).equals("console")) {
                body = commands(body, changed.isEmpty() ? "" : folder(changed));
                changed = "";
            }
            block.appendReplacement(
                    run,
                    Matcher.quoteReplacement(
                            "```" + (block.group(1) + " " + block.group(2)).strip() + "\n" + body + "```"));
        }
        return block.appendTail(run).toString();
    }

    /** The files that the page shows, each with what it shows of it. */
    void showsFilesAsTheyAre() throws IOException {
        List<MatchResult> shown = BLOCK.matcher(Files.readString(page))
                .results()
                .filter(block -> !block.group(2).isEmpty() && !block.group(1).equals("diff"))
                .toList();

        assertThat(shown).isNotEmpty();
        for (MatchResult block : shown) {
            assertThat(Files.readString(Path.of(block.group(2)))).isEqualTo(block.group(3));
        }
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }

    private void change(Path file, String diff) throws IOException {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        diff.lines().forEach(line -> (line.startsWith("-") ? before : after).add(line.substring(1)));
        copy(file.getParent(), scratch.resolve("changed"));
        Path copy = scratch.resolve("changed").resolve(file.getFileName());
        String text = Files.readString(copy);

        assertThat(text).contains(String.join("\n", before));
        Files.writeString(copy, text.replace(String.join("\n", before), String.join("\n", after)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private String commands(String body, String changed) {
        return COMMAND.matcher(body)
                .replaceAll(command -> Matcher.quoteReplacement(
                        "$ bench-doctor " + command.group(1) + "\n" + printed(command.group(1), changed)));
    }

    private String printed(String command, String changed) {
        String report = scratch.resolve("report").toString();
        String copy = scratch.resolve("changed").toString();
        String typed = command.replace(REPORT, report);
        if (!changed.isEmpty()) {
            typed = typed.replace(changed, copy);
        }
        String[] arguments = WORD.matcher(typed)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
        Program.Result result = Program.run(arguments);
        String printed = (result.err() + result.out()).replace(report, REPORT);
        return changed.isEmpty() ? printed : printed.replace(copy, changed);
    }
}
