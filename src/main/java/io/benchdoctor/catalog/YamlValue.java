package io.benchdoctor.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A value of a YAML file, read strictly: nothing is guessed, every scalar is text until its reader says what it is, and
 * each mistake names its place.
 */
public final class YamlValue {
    private final String file;
    private final YamlNode node;

    private YamlValue(String file, YamlNode node) {
        this.file = file;
        this.node = node;
    }

    /** @param file what mistakes are reported under */
    public static YamlValue read(String file, String text) {
        return new YamlValue(
                file,
                PackedYaml.ofProgram()
                        .flatMap(packed -> packed.find(file, text))
                        .orElseGet(() -> parsed(file, text)));
    }

    /** What the library reads. */
    static YamlNode parsed(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new FailsafeSchema())
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return YamlNode.of(new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new YamlException(file + ":1:1: the file is empty")));
        } catch (MarkedYamlEngineException broken) {
            Mark mark = broken.getProblemMark().orElse(null);
            String place = mark == null ? ":1:1" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
            throw new YamlException(file + place + ": " + broken.getProblem());
        } catch (YamlEngineException broken) {
            throw new YamlException(file + ":1:1: " + broken.getMessage());
        } catch (StackOverflowError tooDeep) {
            // The library has no limit of its own for lists within lists.
            throw new YamlException(
                    file + ":1:1: lists or mappings lie in each other too deep; no file of ours needs that");
        }
    }

    /** The entries of a mapping whose keys are free, in the order of the file. */
    public Map<String, YamlValue> entries() {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw mistake("a mapping (key: value) is expected here");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (YamlNode.Pair pair : mapping.pairs()) {
            YamlValue key = new YamlValue(file, pair.key());
            if (entries.put(key.text(), new YamlValue(file, pair.value())) != null) {
                throw key.mistake("the key " + key.text() + " stands here twice; delete one");
            }
        }
        return entries;
    }

    /** The entries of a mapping whose keys are fixed; any other key is a mistake. */
    public Fields fields(String... allowed) {
        Map<String, YamlValue> entries = entries();
        entries.forEach((key, value) -> {
            if (!List.of(allowed).contains(key)) {
                throw value.mistake("no key is named " + key + " here" + Nearest.hint(key, List.of(allowed))
                        + "; there are " + String.join(", ", allowed));
            }
        });
        return new Fields(this, entries);
    }

    /** The items of a list. */
    public List<YamlValue> items() {
        if (!(node instanceof YamlNode.Listing listing)) {
            throw mistake("a list is expected here");
        }
        List<YamlValue> items = new ArrayList<>();
        listing.items().forEach(item -> items.add(new YamlValue(file, item)));
        return items;
    }

    /** The texts of a list. */
    public List<String> texts() {
        return items().stream().map(YamlValue::text).toList();
    }

    /** Whether this is {@code key: value} pairs. */
    public boolean isMapping() {
        return node instanceof YamlNode.Mapping;
    }

    /** Whether this is a list, in either notation. */
    public boolean isList() {
        return node instanceof YamlNode.Listing;
    }

    /** The text of a scalar, as written. */
    public String text() {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            throw mistake("a single value is expected here");
        }
        return scalar.text();
    }

    /** A finite number. */
    public double number() {
        try {
            double number = Double.parseDouble(text());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, with the place
        }
        throw mistake(text() + " is no number");
    }

    /** {@code true} or {@code false}. */
    public boolean truth() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw mistake("true or false is expected here, not " + text());
        };
    }

    /** The constant of an enum whose name, lower-case with hyphens, is written here. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text())) {
                return constant;
            }
            names.add(name);
        }
        throw mistake("one of " + String.join(", ", names) + " is expected here, not " + text());
    }

    /** A release, such as {@code 0.6.3}. */
    public EngineVersion version() {
        return EngineVersion.parse(text()).orElseThrow(() -> mistake(text() + " is no release such as 0.6.3"));
    }

    /** Line on which the value begins, from 1. */
    public int line() {
        return node.line();
    }

    /** Column in which the value begins, from 1. */
    public int column() {
        return node.column();
    }

    /** A mistake at this value, for the reader to throw. */
    public YamlException mistake(String problem) {
        return new YamlException(file + ":" + line() + ":" + column() + ": " + problem);
    }

    /** The entries of a mapping with fixed keys. */
    public static final class Fields {
        private final YamlValue owner;
        private final Map<String, YamlValue> entries;

        private Fields(YamlValue owner, Map<String, YamlValue> entries) {
            this.owner = owner;
            this.entries = entries;
        }

        /** The value of a key that may be left out. */
        public Optional<YamlValue> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /** The value of a key that must stand here. */
        public YamlValue need(String key) {
            return find(key).orElseThrow(() -> owner.mistake("the key " + key + " is missing"));
        }

        /** The texts of a list that may be left out. */
        public List<String> texts(String key) {
            return find(key).map(YamlValue::texts).orElse(List.of());
        }

        /** The items of a list that may be left out. */
        public List<YamlValue> items(String key) {
            return find(key).map(YamlValue::items).orElse(List.of());
        }
    }
}
