package io.benchdoctor.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What texts about vLLM advise and what does not help: options that never existed, and changes that make a queue longer.
 * Read from {@code catalog/advice.yaml}; the text may be English or Vietnamese.
 */
public final class Advice {
    private static final String FILE = "catalog/advice.yaml";
    /** A line longer than this is data, not a sentence; looking through it would cost more than it tells. */
    private static final int LONGEST_LINE = 4000;
    /** Marks of bold text and of code, which may stand in the middle of a phrase. */
    private static final Pattern MARKUP = Pattern.compile("[*`]");

    private final List<Row> rows;

    /** Logs of one kind say the same around their figures. */
    private final Remembered<Advised> lines = new Remembered<>();

    private Advice(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** What a line of text may advise. */
    public enum Topic {
        NONEXISTENT_FLAG,
        SMALLER_BATCH,
        LOAD_CACHING,
        DTYPE,
        LEGACY_SERVER,
        EAGER_FOR_SPEED,
        TP_FOR_QUEUE,
        SWAP_SPACE;

        /** Lower-case with hyphens, as in the catalogue. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The catalogue of this program. */
    public static Advice standard() {
        return read(FILE, YamlFolder.file(FILE));
    }

    static Advice read(String file, String text) {
        return new Advice(YamlValue.read(file, text).fields("rows").need("rows").items().stream()
                .map(Row::read)
                .toList());
    }

    /**
     * What a line advises that does not help.
     *
     * @param topics all of it, {@code harmful} what makes the run worse than it is; both empty for almost every line
     */
    public record Advised(Set<Topic> topics, Set<Topic> harmful) {
        private static final Advised NOTHING = new Advised(Set.of(), Set.of());

        public Advised {
            topics = Set.copyOf(topics);
            harmful = Set.copyOf(harmful);
        }
    }

    /** What the line advises. */
    public Advised in(String line) {
        return line.length() > LONGEST_LINE ? Advised.NOTHING : lines.of(line, this::looked);
    }

    private Advised looked(String line) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        Set<Topic> harmful = EnumSet.noneOf(Topic.class);
        String plain = MARKUP.matcher(line).replaceAll("");
        for (Row row : rows) {
            boolean news = !topics.contains(row.topic) || row.worse && !harmful.contains(row.topic);
            if (news && row.matches(plain)) {
                topics.add(row.topic);
                if (row.worse) {
                    harmful.add(row.topic);
                }
            }
        }
        return topics.isEmpty() ? Advised.NOTHING : new Advised(topics, harmful);
    }

    private record Row(Topic topic, Pattern pattern, Pattern unless, boolean worse) {
        private static final int FLAGS =
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

        /** Source, day and reason must stand in the file; they are for the people who keep it. */
        static Row read(YamlValue row) {
            YamlValue.Fields fields = row.fields("kind", "says", "pattern", "unless", "worse", "source", "checked");
            fields.need("says").text();
            fields.need("source").text();
            fields.need("checked").text();
            return new Row(
                    fields.need("kind").oneOf(Topic.class),
                    Pattern.compile(fields.need("pattern").text(), FLAGS),
                    Pattern.compile(fields.need("unless").text(), FLAGS),
                    fields.need("worse").truth());
        }

        boolean matches(String line) {
            return pattern.matcher(line).find() && !unless.matcher(line).find();
        }
    }
}
