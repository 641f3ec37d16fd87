package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.EngineOption.Engine;
import io.benchdoctor.catalog.EngineOption.Tool;
import io.benchdoctor.catalog.YamlException;
import io.benchdoctor.catalog.YamlValue;
import io.benchdoctor.diagnose.Remedy.Expectation;
import io.benchdoctor.diagnose.Remedy.Flag;
import java.util.List;
import java.util.Map;

/** Reads a file of the folder {@code remedies/}. */
final class RemedyFile {
    private static final String[] KEYS = {"id", "flags", "commands", "expected", "opposes", "limits", "works-when"};

    private RemedyFile() {}

    /** @throws RuleException where the file is no remedy */
    static Remedy read(String name, String text, Vocabulary vocabulary) {
        try {
            YamlValue.Fields fields = YamlValue.read(name, text).fields(KEYS);
            YamlValue id = fields.need("id");
            if (!name.equals(id.text() + ".yaml")) {
                throw id.mistake("the file must be named " + id.text() + ".yaml");
            }
            Map<String, Limit> limits = fields.find("limits").map(Limit::read).orElse(Map.of());
            Conditions conditions = new Conditions(name, text, new RuleConditionReader(vocabulary, limits));
            return new Remedy(
                    id.text(),
                    fields.items("flags").stream().map(RemedyFile::flag).toList(),
                    commands(fields),
                    expected(fields, vocabulary),
                    fields.texts("opposes"),
                    fields.find("works-when").map(conditions::read));
        } catch (YamlException mistake) {
            throw new RuleException(mistake.getMessage());
        }
    }

    private static Flag flag(YamlValue item) {
        YamlValue.Fields flag = item.fields("flag", "tool", "engine", "from", "until");
        return new Flag(
                flag.need("flag").text(),
                flag.need("tool").oneOf(Tool.class),
                flag.find("engine").map(value -> value.oneOf(Engine.class)).orElse(Engine.ANY),
                flag.find("from").map(YamlValue::version),
                flag.find("until").map(YamlValue::version));
    }

    private static List<Command> commands(YamlValue.Fields fields) {
        return fields.items("commands").stream().map(RemedyFile::command).toList();
    }

    private static Command command(YamlValue written) {
        Command command = Command.of(written.text());
        for (String name : command.gaps()) {
            if (!Placeholders.NAMES.contains(name)) {
                throw written.mistake(
                        "no placeholder is named {" + name + "}; there are " + String.join(", ", Placeholders.NAMES));
            }
        }
        return command;
    }

    private static List<Expectation> expected(YamlValue.Fields fields, Vocabulary vocabulary) {
        List<YamlValue> items = fields.find("expected")
                .map(value -> value.isList() ? value.items() : List.of(value))
                .orElse(List.of());
        return items.stream().map(item -> expectation(item, vocabulary)).toList();
    }

    private static Expectation expectation(YamlValue item, Vocabulary vocabulary) {
        YamlValue.Fields fields = item.fields("fact", "predicted-by");
        YamlValue fact = fields.need("fact");
        YamlValue predictor = fields.need("predicted-by");
        vocabulary.unit(fact.text()).ifPresent(unit -> vocabulary
                .unit(predictor.text())
                .filter(other -> other != unit)
                .ifPresent(other -> {
                    throw predictor.mistake(
                            fact.text() + " against " + predictor.text() + ": " + unit + " against " + other);
                }));
        return new Expectation(fact.text(), predictor.text());
    }
}
