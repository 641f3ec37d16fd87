package io.benchdoctor.catalog;

import io.benchdoctor.catalog.EngineOption.Engine;
import io.benchdoctor.catalog.EngineOption.Tool;
import io.benchdoctor.model.SettingKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The options of engines and of their benchmark clients, by release. */
public final class Catalog {
    private static final String OPTIONS = "catalog/vllm-options.yaml";

    private final List<EngineOption> options;
    private final Map<Tool, Map<String, List<EngineOption>>> byFlag;

    private Catalog(List<EngineOption> options) {
        this.options = List.copyOf(options);
        this.byFlag = options.stream()
                .collect(Collectors.groupingBy(EngineOption::tool, Collectors.groupingBy(EngineOption::flag)));
    }

    /** The book that comes with the program. */
    public static Catalog standard() {
        return read(OPTIONS, YamlFolder.file(OPTIONS));
    }

    static Catalog read(String name, String text) {
        List<EngineOption> options = new ArrayList<>();
        for (YamlValue row : YamlValue.read(name, text).items()) {
            options.add(option(row));
        }
        return new Catalog(options);
    }

    /** Every row, in the order of the book. */
    public List<EngineOption> options() {
        return options;
    }

    /** The rows about one flag of one program; several where engines or releases differ. */
    public List<EngineOption> options(String flag, Tool tool) {
        return byFlag.getOrDefault(tool, Map.of()).getOrDefault(flag, List.of());
    }

    private static SettingKey setting(YamlValue id) {
        return Arrays.stream(SettingKey.values())
                .filter(key -> key.id().equals(id.text()))
                .findFirst()
                .orElseThrow(() -> id.mistake("no setting is called " + id.text()));
    }

    private static EngineOption option(YamlValue row) {
        YamlValue.Fields fields =
                row.fields("flag", "tool", "sets", "engine", "from", "until", "exists", "source", "date");
        YamlValue flag = fields.need("flag");
        if (!flag.text().matches("-{1,2}[a-z][a-z0-9-]*")) {
            throw flag.mistake(flag.text() + " is no option; it starts with hyphens");
        }
        return new EngineOption(
                flag.text(),
                fields.need("tool").oneOf(Tool.class),
                fields.find("sets").map(Catalog::setting),
                fields.find("engine").map(value -> value.oneOf(Engine.class)).orElse(Engine.ANY),
                fields.find("from").map(YamlValue::version),
                fields.find("until").map(YamlValue::version),
                fields.find("exists").map(YamlValue::truth).orElse(true),
                fields.need("source").text(),
                fields.need("date").text());
    }
}
