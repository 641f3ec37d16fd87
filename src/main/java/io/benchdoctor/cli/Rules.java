package io.benchdoctor.cli;

import io.benchdoctor.catalog.YamlException;
import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.RuleException;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.i18n.OwnWords;
import io.benchdoctor.i18n.OwnWordsException;
import io.benchdoctor.report.TextArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The rules that a command judges by, and what the user says of those that he brought.
 *
 * @param words {@link OwnWords#NONE} without rules of one's own
 */
record Rules(RuleBook book, OwnWords words) {
    private static final String LOCALE = "locale";

    /** What must be said of a rule in some language; of a remedy too. */
    private static final List<String> NEEDED = List.of("title", "lay");

    /** The program's own rules, read once. */
    private static final class Standard {
        private static final RuleBook BOOK = RuleBook.standard();
    }

    /** The program's own rules; whoever asks while another thread reads them waits for it. */
    static RuleBook ofProgram() {
        return Standard.BOOK;
    }

    /**
     * @param folder of rules beside the program's; null for none
     * @throws ParameterException where the folder cannot be read, or a rule in it does not do what its cases say
     */
    static Rules of(CommandLine command, Path folder) {
        Rules rules = read(command, folder);
        List<String> failures = rules.failures();
        if (!failures.isEmpty()) {
            List<String> lines = new ArrayList<>();
            failures.forEach(failure -> lines.add(placed(folder, failure)));
            lines.add(Words.text("usage.rules-fail", Map.of("folder", folder.toString())));
            throw new ParameterException(command, String.join("\n", lines));
        }
        return rules;
    }

    /**
     * The same rules with limits moved.
     *
     * @param place where the limits are written down; empty for the command line
     */
    Rules with(CommandLine command, Map<String, String> limits, MovedLimit.By by, String place) {
        try {
            return limits.isEmpty() ? this : new Rules(book.with(limits, by), words);
        } catch (RuleException mistake) {
            String at = place.isEmpty() ? "" : place + ": ";
            throw new ParameterException(command, at + mistake.getMessage());
        }
    }

    /** As {@link #of}, and whether the rules do what they say is left to {@link #failures}. */
    static Rules read(CommandLine command, Path folder) {
        if (folder == null) {
            return new Rules(ofProgram(), OwnWords.NONE);
        }
        try {
            RuleBook book = RuleBook.of(folder);
            Set<String> told = new TreeSet<>();
            book.ruling().own().forEach(id -> told.add("finding." + id));
            book.remedyIds().forEach(id -> told.add("remedy." + id));
            return new Rules(
                    book, OwnWords.read(files(folder.resolve(LOCALE)), told::contains, TextArguments::isKnown));
        } catch (RuleException | OwnWordsException | YamlException mistake) {
            throw new ParameterException(command, placed(folder, mistake.getMessage()));
        } catch (IOException unreadable) {
            throw new ParameterException(
                    command, Words.text("usage.rules-folder", Map.of("folder", folder.toString())));
        }
    }

    /** The files with words, by name; a folder that is not there has none. */
    private static Map<String, byte[]> files(Path locale) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(locale)) {
            try (Stream<Path> listed = Files.list(locale)) {
                for (Path file : listed.filter(Files::isRegularFile).toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".properties")) {
                        files.put(name, Bounded.bytes(file));
                    }
                }
            }
        }
        return files;
    }

    /** Where a rule does not do what its cases say, where they say too little, and what no language says. */
    List<String> failures() {
        List<String> failures = new ArrayList<>(book.failures());
        Messages said = Messages.in("en", words);
        book.ruling().own().forEach(id -> failures.addAll(unsaid(said, id + ".yaml", "finding." + id)));
        book.remedyIds().forEach(id -> failures.addAll(unsaid(said, "remedies/" + id + ".yaml", "remedy." + id)));
        return failures;
    }

    private static List<String> unsaid(Messages said, String file, String key) {
        List<String> failures = new ArrayList<>();
        for (String part : NEEDED) {
            if (!said.has(key + "." + part)) {
                failures.add(
                        Words.text("rules.unsaid", Map.of("file", file, "key", key + "." + part, "folder", LOCALE)));
            }
        }
        String title = key + ".title";
        if (said.has(title)
                && !said.has(title + ".plain")
                && !Set.of("severity").containsAll(said.kinds(title).keySet())) {
            failures.add(Words.text("rules.unplain", Map.of("file", file, "key", title + ".plain")));
        }
        return failures;
    }

    /** The message with the path of its file, so that an editor can go there. */
    static String placed(Path folder, String message) {
        String file = message.replaceFirst("(?s)\\.(yaml|properties).*", ".$1");
        return file.length() < message.length() && Files.isRegularFile(folder.resolve(file))
                ? folder.resolve(file) + message.substring(file.length())
                : message;
    }
}
