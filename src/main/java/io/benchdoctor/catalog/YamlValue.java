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
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A value of a YAML file, read strictly: nothing is guessed, every scalar is text until its reader says what it is, and
 * each mistake names its place.
 */
public final class YamlValue {
    private final String file;
    private final Node node;

    private YamlValue(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** @param file what mistakes are reported under */
    public static YamlValue read(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new FailsafeSchema())
                .setMaxAliasesForCollections(0)
                .build();
        try {
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new YamlException(file + ":1:1: the file is empty"));
            return new YamlValue(file, root);
        } catch (MarkedYamlEngineException broken) {
            Mark mark = broken.getProblemMark().orElse(null);
            throw new YamlException(at(file, mark) + ": " + broken.getProblem());
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
        if (!(node instanceof MappingNode mapping)) {
            throw mistake("a mapping (key: value) is expected here");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlValue key = new YamlValue(file, tuple.getKeyNode());
            if (entries.put(key.text(), new YamlValue(file, tuple.getValueNode())) != null) {
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
        if (!(node instanceof SequenceNode sequence)) {
            throw mistake("a list is expected here");
        }
        List<YamlValue> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlValue(file, item)));
        return items;
    }

    /** The texts of a list. */
    public List<String> texts() {
        return items().stream().map(YamlValue::text).toList();
    }

    /** Whether this is {@code key: value} pairs. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** Whether this is a list, in either notation. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text of a scalar, as written. */
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw mistake("a single value is expected here");
        }
        return scalar.getValue();
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
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** Column in which the value begins, from 1. */
    public int column() {
        return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }

    /** A mistake at this value, for the reader to throw. */
    public YamlException mistake(String problem) {
        return new YamlException(at(file, node.getStartMark().orElse(null)) + ": " + problem);
    }

    private static String at(String file, Mark mark) {
        return mark == null ? file + ":1:1" : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
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
