package io.benchdoctor.parse;

import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a log says about itself: {@code # bench-doctor: unit=ms, clock=monotonic}. Holds for the whole log. */
final class TokenDirectives {
    static final String MARK = "bench-doctor:";

    private final String path;
    private final Map<String, Setting> values = new HashMap<>();

    TokenDirectives(String path) {
        this.path = path;
    }

    /** Whether a comment line is a directive. */
    static boolean isDirective(String line) {
        String text = line.strip();
        return text.startsWith("#") && text.substring(1).strip().startsWith(MARK);
    }

    /** Takes a comment line; one that is no directive says nothing. */
    void take(String line, int number) {
        if (isDirective(line)) {
            String pairs = line.substring(line.indexOf(MARK) + MARK.length());
            for (String pair : pairs.split(",")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    put(pair.substring(0, equals), pair.substring(equals + 1), number);
                }
            }
        }
    }

    void put(String key, String value, int line) {
        String name = key.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        values.putIfAbsent(name, new Setting(value.strip(), new SourceRef(path, line)));
    }

    Optional<TokenUnit> unit() {
        return value("unit").flatMap(TokenUnit::ofSymbol);
    }

    boolean wallClock() {
        return value("clock").equals(Optional.of("wall"));
    }

    OptionalInt indexBase() {
        return value("index-base")
                .filter(base -> base.equals("0") || base.equals("1"))
                .map(base -> OptionalInt.of(Integer.parseInt(base)))
                .orElse(OptionalInt.empty());
    }

    /** Where the log says that nothing was measured. */
    Optional<SourceRef> synthetic() {
        return Optional.ofNullable(values.get("synthetic"))
                .filter(setting -> setting.value().equals("true"))
                .map(Setting::at);
    }

    Map<SettingKey, Setting> settings() {
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        Optional.ofNullable(values.get("model")).ifPresent(model -> settings.put(SettingKey.MODEL, model));
        Optional.ofNullable(values.get("engine")).ifPresent(engine -> settings.put(SettingKey.ENGINE, engine));
        return settings;
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).map(Setting::value);
    }
}
