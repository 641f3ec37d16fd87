package io.benchdoctor.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names for what must not be told: the same thing is called the same throughout a report, so that two machines can still be
 * told apart. What stays is listed ({@link Nameless}); all else goes, for nobody can list the names that people give.
 */
final class Pseudonyms {
    /** What is one thing, the widest first: an address, a person at a machine, a path, a word. */
    private static final Pattern THING = Pattern.compile("(?<url>[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>()\\[\\]{},;`]+)"
            + "|(?<at>[\\w.+%-]*@[\\w.-]*\\w)"
            + "|(?<drive>(?:\\b[A-Za-z]:|\\\\)\\\\[^\\s\"'<>|]+)"
            + "|(?<six>(?<![\\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\\w:]))"
            + "|(?<path>[\\p{L}\\p{M}\\p{N}_.~%+=-]*(?:/[\\p{L}\\p{M}\\p{N}_.~%+=-]*)+)"
            + "|(?<flag>(?<![\\w-])--?[A-Za-z][\\w-]*)"
            + "|(?<word>[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_.+-]*[\\p{L}\\p{M}\\p{N}_])?)");

    private static final Pattern LAST_MARKS = Pattern.compile("[.=]+$");

    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** How keys of services begin, or that a word is long and of mixed signs. */
    private static final Pattern SECRET =
            Pattern.compile("(sk|pk|hf|ghp|gho|glpat|xox[a-z]|nvapi|AKIA|AIza|eyJ)[-_A-Za-z0-9.]{8,}"
                    + "|(?=.*\\d)(?=.*[A-Za-z])[-_A-Za-z0-9.]{20,}");

    private static final Pattern DOMAIN = Pattern.compile("[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}");

    /** Endings that say what a file is and not whose. */
    private static final Pattern ENDING = Pattern.compile(
            "(\\.(json|jsonl|csv|tsv|log|txt|md|yaml|yml|html|out|err|gz|bz2|xz|zst|zip|tar|tgz|prom|metrics)){1,2}$");

    private static final String INNER = "!/";

    /** A model as it is called where models are shared. */
    private static final Pattern SHARED_MODEL = Pattern.compile("[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*");

    private static final Set<String> FOLDERS = Set.of(
            "model",
            "models",
            "data",
            "mnt",
            "home",
            "root",
            "opt",
            "srv",
            "tmp",
            "var",
            "usr",
            "cache",
            "snapshots",
            "checkpoint",
            "checkpoints",
            "ckpt",
            "ckpts",
            "weights",
            "workspace",
            "nfs",
            "local",
            "scratch",
            "users");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> models = new TreeSet<>();

    /** A file or folder that was given; one inside of an archive keeps saying so. */
    String path(String path) {
        if (path.equals("-") || path.equals("--set")) {
            return path;
        }
        return Stream.of(path.split(INNER, -1))
                .map(part -> named("path", part, ending(part)))
                .reduce((archive, inner) -> archive + INNER + inner)
                .orElse(path);
    }

    /** A model: its name stays where it is the name under which it is shared, a folder or a name of one's own goes. */
    String model(String value) {
        String first = value.substring(0, Math.max(0, value.indexOf('/')));
        boolean shared = SHARED_MODEL.matcher(value).matches() && !FOLDERS.contains(first.toLowerCase(Locale.ROOT));
        if (shared || Nameless.isModel(value)) {
            models.add(value);
            return value;
        }
        return value.indexOf('/') >= 0 || value.indexOf('\\') >= 0 ? path(value) : named("model", value, "");
    }

    /** Any text of a log. */
    String text(String text) {
        Matcher thing = THING.matcher(text);
        StringBuilder safe = new StringBuilder(text.length());
        while (thing.find()) {
            thing.appendReplacement(safe, Matcher.quoteReplacement(safe(thing)));
        }
        return thing.appendTail(safe).toString();
    }

    private String safe(Matcher thing) {
        String text = thing.group();
        if (thing.group("url") != null) {
            return named("url", text, "");
        }
        if (thing.group("at") != null) {
            return named("user", text, "");
        }
        if (thing.group("drive") != null) {
            return named("path", text, ending(text));
        }
        if (thing.group("six") != null) {
            return text.matches("[\\d:]+") && !text.contains("::") ? text : named("ip", text, "");
        }
        if (thing.group("flag") != null) {
            return flag(text);
        }
        return thing.group("path") != null ? slashed(text) : word(text);
    }

    /** An option of a program, which is made of plain words. */
    private String flag(String text) {
        String name = text.replaceFirst("^-+", "");
        boolean plain = Stream.of(name.split("-")).allMatch(Nameless::is);
        return plain ? text : text.substring(0, text.length() - name.length()) + word(name);
    }

    private String slashed(String text) {
        Matcher marks = LAST_MARKS.matcher(text);
        String end = marks.find() ? marks.group() : "";
        String path = text.substring(0, text.length() - end.length());
        boolean rooted = path.startsWith("/") || path.startsWith("~") || path.startsWith(".");
        List<String> steps = List.of(path.split("/", -1));
        boolean plain = Nameless.isEndpoint(path)
                || !rooted && steps.stream().allMatch(step -> step.isEmpty() || Nameless.is(step));
        boolean known =
                models.contains(path) || SHARED_MODEL.matcher(path).matches() && Nameless.isPublisher(steps.get(0));
        if (plain || known || path.isEmpty() || path.matches("/+")) {
            return text;
        }
        return named("path", path, ending(path)) + end;
    }

    private String word(String word) {
        if (FOUR.matcher(word).matches()) {
            return named("ip", word, "");
        }
        if (Nameless.is(word) || Nameless.isModel(word)) {
            return word;
        }
        if (SECRET.matcher(word).matches()) {
            return named("key", word, "");
        }
        return named(DOMAIN.matcher(word).matches() ? "host" : "name", word, "");
    }

    private String named(String kind, String thing, String ending) {
        return names.computeIfAbsent(
                kind + " " + thing, key -> kind + "-" + counts.merge(kind, 1, Integer::sum) + ending);
    }

    private static String ending(String path) {
        Matcher ending = ENDING.matcher(path);
        return Optional.of(ending).filter(Matcher::find).map(Matcher::group).orElse("");
    }
}
