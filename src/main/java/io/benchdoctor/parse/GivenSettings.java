package io.benchdoctor.parse;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a person says about runs whose logs leave it out. A log's word stands against it: what is given fills a gap or says
 * the same more exactly, and a contradiction becomes a note at the place of the log.
 */
public final class GivenSettings {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9.]+");

    private final Map<SettingKey, Setting> values;

    private GivenSettings(Map<SettingKey, Setting> values) {
        this.values = Map.copyOf(values);
    }

    /** Nothing is given. */
    public static GivenSettings none() {
        return new GivenSettings(Map.of());
    }

    /**
     * These and one more; of two for one setting the later counts.
     *
     * @param value as {@link GivenName#value} gives it
     */
    public GivenSettings with(SettingKey key, String value) {
        Map<SettingKey, Setting> more = new EnumMap<>(SettingKey.class);
        more.putAll(values);
        more.put(key, Setting.given(value));
        return new GivenSettings(more);
    }

    /** The batch with what is given added to every run that does not state it. */
    public Batch addedTo(Batch batch) {
        if (values.isEmpty()) {
            return batch;
        }
        Set<LogNote> notes = new HashSet<>();
        List<Run> runs = batch.runs().stream().map(run -> addedTo(run, notes)).toList();
        return new Batch(
                batch.inputs().stream().map(input -> noted(input, notes)).toList(), runs);
    }

    private Run addedTo(Run run, Set<LogNote> notes) {
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        settings.putAll(run.settings());
        values.forEach((key, given) -> {
            Optional<Setting> stated = run.setting(key);
            if (stated.isEmpty() || isMoreExact(key, given.value(), stated.get().value())) {
                settings.put(key, given);
            } else if (!isSame(key, given, stated.get())) {
                notes.add(contradiction(key, given, stated.get().at()));
            }
        });
        return new Run(run.id(), run.label(), run.sources(), settings, run.parts());
    }

    private static LogNote contradiction(SettingKey key, Setting given, SourceRef place) {
        String name = GivenName.of(key).map(GivenName::spelling).orElse(key.id());
        return new LogNote(place, LogNote.Problem.GIVEN_OTHERWISE, name + "=" + given.value());
    }

    private static Input noted(Input input, Set<LogNote> notes) {
        List<LogNote> own = new ArrayList<>(input.notes());
        notes.stream()
                .filter(note -> note.at().path().equals(input.path()))
                .sorted((a, b) -> a.detail().compareTo(b.detail()))
                .forEach(own::add);
        return new Input(
                input.path(), input.format(), input.bytes(), input.sha256(), input.lines(), input.status(), own);
    }

    /** {@code H100} and {@code NVIDIA H100 80GB HBM3} are one card; so are 0.9 and 0.90. */
    private static boolean isSame(SettingKey key, Setting given, Setting stated) {
        boolean numbers = given.number().isPresent() && stated.number().isPresent();
        if (numbers && key != SettingKey.ENGINE_VERSION) {
            return given.number().equals(stated.number());
        }
        return given.value().equalsIgnoreCase(stated.value())
                || isName(key) && words(stated.value()).containsAll(words(given.value()));
    }

    /** {@code A100-SXM4-80GB} says more than the {@code A100} of a log, and nothing else. */
    private static boolean isMoreExact(SettingKey key, String given, String stated) {
        return isName(key)
                && words(given).containsAll(words(stated))
                && !words(stated).containsAll(words(given));
    }

    private static boolean isName(SettingKey key) {
        return key == SettingKey.GPU || key == SettingKey.MODEL;
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>(List.of(NOT_A_WORD.split(name.toLowerCase(Locale.ROOT))));
        words.remove("");
        return words;
    }
}
