package io.benchdoctor.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the first YAML document of a text into {@link Fields}. It goes from event to event and never builds what an alias
 * stands for, so no document can grow while it is read; the members of a list are told apart by their place.
 */
final class YamlFields {
    /** A report with all its time series is far smaller. */
    static final int MAX_CHARACTERS = 16 << 20;

    private static final int MAX_DEPTH = 40;
    /** What may be a figure or a name; descriptions are longer. */
    private static final int MAX_TEXT = 2000;
    /** Stands for a key that is a list or a mapping itself: it names nothing, and what it holds is no figure of the report. */
    private static final String COMPOUND_KEY = "?";

    private final Fields into;
    private final Deque<Level> levels = new ArrayDeque<>();

    private YamlFields(Fields into) {
        this.into = into;
    }

    /**
     * Reads until the document ends. What was read before an exception stays in the fields.
     *
     * @throws YamlEngineException where the text is no YAML, too long or too deep
     */
    static void read(String text, Fields into) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
        new YamlFields(into).read(new Parse(settings).parseString(text));
    }

    private void read(Iterable<Event> events) {
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart -> open(true);
                case SequenceStart -> open(false);
                case MappingEnd, SequenceEnd -> close();
                case Scalar -> scalar((ScalarEvent) event);
                case Alias -> alias((AliasEvent) event);
                case DocumentEnd -> {
                    return;
                }
                default -> {}
            }
        }
    }

    private void open(boolean mapping) {
        if (levels.size() >= MAX_DEPTH) {
            throw new YamlEngineException("deeper than " + MAX_DEPTH);
        }
        Level parent = levels.peek();
        boolean isKey = parent != null && parent.keyIsNext();
        if (isKey) {
            parent.key = COMPOUND_KEY;
        }
        levels.push(new Level(path(), mapping, isKey));
    }

    /** After a compound key comes its value, so the key stays. */
    private void close() {
        if (!levels.pop().isKey) {
            valueEnded();
        }
    }

    private void scalar(ScalarEvent event) {
        Level level = levels.peek();
        if (level != null && level.keyIsNext()) {
            level.key = event.getValue();
            return;
        }
        boolean nothing = event.isPlain()
                && (event.getValue().isEmpty() || event.getValue().matches("~|[Nn]ull|NULL"));
        if (level != null && !nothing && event.getValue().length() <= MAX_TEXT) {
            int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
            into.put(path(), new Field(event.getValue(), line));
        }
        valueEnded();
    }

    /** What an alias stands for is not looked up; as a key it names nothing. */
    private void alias(AliasEvent event) {
        Level level = levels.peek();
        if (level != null && level.keyIsNext()) {
            level.key = "*" + event.getAlias().getValue();
        } else {
            valueEnded();
        }
    }

    private void valueEnded() {
        Level level = levels.peek();
        if (level != null) {
            level.key = null;
            level.place++;
        }
    }

    /** Where the next value stands. */
    private String path() {
        Level level = levels.peek();
        if (level == null) {
            return "";
        }
        if (!level.mapping) {
            return level.path + "[" + level.place + "]";
        }
        return level.path.isEmpty() ? level.key : level.path + "." + level.key;
    }

    /** A mapping or a list that is open. */
    private static final class Level {
        private final String path;
        private final boolean mapping;
        private final boolean isKey;
        private String key;
        private int place;

        private Level(String path, boolean mapping, boolean isKey) {
            this.path = path;
            this.mapping = mapping;
            this.isKey = isKey;
        }

        private boolean keyIsNext() {
            return mapping && key == null;
        }
    }
}
