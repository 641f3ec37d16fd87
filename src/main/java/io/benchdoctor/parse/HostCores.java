package io.benchdoctor.parse;

import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cores of a server's host as its log shows them: in the listing of {@code lscpu}, and one by one as threads are bound to them. */
final class HostCores {
    private static final Pattern ALL = Pattern.compile("^CPU\\(s\\): +(\\d{1,5})\\b");
    private static final Pattern BOUND = Pattern.compile("OMP tid: \\d+, core (\\d{1,5})\\b");

    private final String path;
    private final TreeSet<Integer> bound = new TreeSet<>();
    private final Map<SettingKey, Setting> told = new EnumMap<>(SettingKey.class);

    HostCores(String path) {
        this.path = path;
    }

    /** Reads a line or a message that may be such a one; others are found out by a fixed text. */
    void read(String text, TextLine place) {
        int line = place.number();
        if (text.startsWith("CPU(s):")) {
            Matcher all = ALL.matcher(text);
            if (all.find()) {
                put(SettingKey.HOST_THREADS, all.group(1), line);
            }
        } else if (place.has(Word.BOUND_CORE)) {
            Matcher core = BOUND.matcher(text);
            if (core.find()) {
                bound.add(Integer.valueOf(core.group(1)));
                put(SettingKey.BOUND_CORES, Integer.toString(bound.size()), line);
            }
        }
    }

    private void put(SettingKey key, String value, int line) {
        told.put(key, new Setting(value, new SourceRef(path, line)));
    }

    Map<SettingKey, Setting> settings() {
        return told;
    }
}
