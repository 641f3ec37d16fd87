package io.benchdoctor.i18n;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a user says of rules and remedies of his own, in as many languages as he likes; files like those of the program. */
public final class OwnWords {
    /** A user who says nothing. */
    public static final OwnWords NONE = new OwnWords(Map.of());

    private static final String FOLDER = "locale/";
    private static final Pattern FILE = Pattern.compile("([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\\.properties");
    private static final Pattern KEY = Pattern.compile("((?:finding|remedy)\\.[a-z0-9-]+)\\.[a-z0-9.-]+");

    /** Control codes, and marks that show a text in another order than it has. */
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cntrl}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private final Map<String, Map<String, String>> byLanguage;

    private OwnWords(Map<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** The words of this language, by key. */
    Map<String, String> in(String tag) {
        return byLanguage.getOrDefault(tag, Map.of());
    }

    /** The words of this language, and of what it lacks those of the first language that has them. */
    Map<String, String> inAny(String tag) {
        Map<String, String> words = new TreeMap<>(in(tag));
        byLanguage.values().forEach(other -> other.forEach(words::putIfAbsent));
        return words;
    }

    /**
     * Reads what stands in files that are called {@code <tag>.properties}.
     *
     * @param files by name
     * @param about whether a text may be said of this, such as {@code finding.slow-start}
     * @param argument whether a text can be filled with an argument of this name
     * @throws OwnWordsException where a file is not what it must be
     */
    public static OwnWords read(Map<String, byte[]> files, Predicate<String> about, Predicate<String> argument) {
        Map<String, Map<String, String>> byLanguage = new TreeMap<>();
        files.forEach((name, bytes) -> {
            Matcher tag = FILE.matcher(name);
            if (!tag.matches()) {
                throw new OwnWordsException(FOLDER + name + ": the name must be a language, such as vi.properties");
            }
            Reader reader = new Reader(FOLDER + name, tag.group(1), about, argument);
            byLanguage.put(tag.group(1), reader.words(text(bytes, name).lines().toList()));
        });
        return new OwnWords(byLanguage);
    }

    private static String text(byte[] bytes, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new OwnWordsException(FOLDER + name + ":1: the file must be UTF-8");
        }
    }

    /** Reads one file; every mistake has its line. */
    private record Reader(String file, String tag, Predicate<String> about, Predicate<String> argument) {
        Map<String, String> words(List<String> lines) {
            Map<String, String> words = new TreeMap<>();
            for (int from = 0; from < lines.size(); ) {
                int to = from + 1;
                while (to < lines.size() && isContinued(lines.get(to - 1)) && !isRemark(lines.get(from))) {
                    to++;
                }
                int line = from + 1;
                entry(String.join("\n", lines.subList(from, to)), line).forEach((key, text) -> {
                    check(key.toString(), text.toString(), line);
                    if (words.put(key.toString(), text.toString()) != null) {
                        throw mistake(line, "the key " + key + " stands here twice; delete one");
                    }
                });
                from = to;
            }
            return words;
        }

        private Properties entry(String lines, int line) {
            Properties entry = new Properties();
            try {
                entry.load(new StringReader(lines));
            } catch (IllegalArgumentException | IOException broken) {
                throw mistake(line, "a \\u is followed by no four digits");
            }
            return entry;
        }

        /** The line ends with a backslash that is not itself escaped. */
        private static boolean isContinued(String line) {
            int backslashes = 0;
            while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
                backslashes++;
            }
            return backslashes % 2 == 1;
        }

        private static boolean isRemark(String line) {
            return line.isBlank()
                    || line.strip().startsWith("#")
                    || line.strip().startsWith("!");
        }

        private void check(String key, String text, int line) {
            Matcher named = KEY.matcher(key);
            if (!named.matches()) {
                throw mistake(
                        line,
                        key + " is no key; write finding.<rule>.title, finding.<rule>.lay … or remedy.<id>.title …");
            }
            if (!about.test(named.group(1))) {
                throw mistake(
                        line,
                        "the folder has no " + named.group(1).replace('.', ' ').replace("finding", "rule"));
            }
            if (STEERING.matcher(text).find()) {
                throw mistake(line, "the text has control codes or marks of direction");
            }
            try {
                for (String name : Phrase.of(key, text, tag).arguments().keySet()) {
                    if (!argument.test(name)) {
                        throw mistake(
                                line,
                                "nothing is called {" + name
                                        + "}; a fact is written in camel case, ttft.p99 as {ttftP99}");
                    }
                }
            } catch (IllegalArgumentException broken) {
                throw mistake(line, broken.getMessage());
            }
        }

        private OwnWordsException mistake(int line, String problem) {
            return new OwnWordsException(file + ":" + line + ": " + problem);
        }
    }
}
