package io.benchdoctor.report;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Matching;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Joined;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes every name out of what a report is made of, before any output is: hosts, people, paths, addresses, keys, prompts. It
 * stands behind the diagnosis, which has to know what card a name means, and before the words, so that no output has to
 * think of it. Numbers, lines and digests of files stay.
 */
public final class Redaction {
    /** As many lines of a source as a page shows, and as many again where some were not kept. */
    private static final int MOST_LINES = 200;

    private final Pseudonyms names = new Pseudonyms();
    private final Map<String, SortedMap<Integer, String>> lines = new HashMap<>();

    private Redaction() {}

    /** What a report is made of, without a name. */
    public record Nameless(Batch batch, List<Diagnosis> diagnoses, List<SweepDiagnosis> sweeps, Excerpts excerpts) {}

    /** Both sides of a comparison and their matching, as {@code render} finds them saved. */
    public record NamelessSides(ComparisonReport.Given base, ComparisonReport.Given now, Matching matching) {}

    /** Names are told apart over both sides; the order is that in which {@code compare} meets them. */
    public static NamelessSides of(ComparisonReport.Given base, ComparisonReport.Given now, Matching matching) {
        Redaction redaction = new Redaction();
        List<Input> inputs = base.inputs().stream().map(redaction::input).toList();
        List<Input> newInputs = now.inputs().stream().map(redaction::input).toList();
        Map<Diagnosis, Diagnosis> nameless = new IdentityHashMap<>();
        base.runs().forEach(run -> nameless.put(run, redaction.diagnosis(run)));
        now.runs().forEach(run -> nameless.put(run, redaction.diagnosis(run)));
        return new NamelessSides(
                new ComparisonReport.Given(
                        inputs, base.runs().stream().map(nameless::get).toList()),
                new ComparisonReport.Given(
                        newInputs, now.runs().stream().map(nameless::get).toList()),
                new Matching(
                        matching.pairs().stream()
                                .map(pair -> pair.renamed(redaction::place, nameless::get))
                                .toList(),
                        matching.alone().stream()
                                .map(group -> new Matching.Alone(
                                        group.base(),
                                        group.runs().stream().map(nameless::get).toList()))
                                .toList()));
    }

    /** @param diagnoses of the runs of the batch, in their order */
    public static Nameless of(Batch batch, List<Diagnosis> diagnoses, Excerpts excerpts) {
        return of(batch, diagnoses, List.of(), excerpts);
    }

    /**
     * @param diagnoses of the runs of the batch, in their order
     * @param sweeps among them
     */
    public static Nameless of(Batch batch, List<Diagnosis> diagnoses, List<SweepDiagnosis> sweeps, Excerpts excerpts) {
        Redaction redaction = new Redaction();
        List<Input> inputs = batch.inputs().stream().map(redaction::input).toList();
        List<Diagnosis> nameless = new ArrayList<>();
        Map<String, Diagnosis> byId = new HashMap<>();
        for (Diagnosis diagnosis : diagnoses) {
            Diagnosis without = redaction.diagnosis(diagnosis);
            nameless.add(without);
            byId.put(without.run().id(), without);
            redaction.keepLines(diagnosis, excerpts);
        }
        return new Nameless(
                new Batch(inputs, nameless.stream().map(Diagnosis::run).toList()),
                nameless,
                sweeps.stream().map(sweep -> redaction.sweep(sweep, byId)).toList(),
                new Excerpts(redaction.lines));
    }

    private Input input(Input input) {
        List<LogNote> notes = input.notes().stream()
                .map(note -> new LogNote(place(note.at()), note.problem(), names.text(note.detail())))
                .toList();
        return new Input(
                names.path(input.path()),
                input.format(),
                input.bytes(),
                input.sha256(),
                input.lines(),
                input.status(),
                notes);
    }

    private SourceRef place(SourceRef at) {
        return new SourceRef(names.path(at.path()), at.line());
    }

    private Diagnosis diagnosis(Diagnosis diagnosis) {
        Run run = run(diagnosis.run());
        Map<String, String> told = new LinkedHashMap<>();
        run.settings()
                .forEach((key, setting) ->
                        told.put(diagnosis.run().settings().get(key).value(), setting.value()));
        return new Diagnosis(
                run,
                diagnosis.facts().renamed(run, this::place),
                diagnosis.findings().stream()
                        .map(finding -> finding(finding, told))
                        .toList(),
                diagnosis.notJudged(),
                diagnosis.silent(),
                diagnosis.ruling());
    }

    private SweepDiagnosis sweep(SweepDiagnosis sweep, Map<String, Diagnosis> nameless) {
        return sweep.renamed(
                this::place,
                sweep.runs().stream()
                        .map(diagnosis -> nameless.get(diagnosis.run().id()))
                        .toList());
    }

    private Run run(Run run) {
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        new TreeMap<>(run.settings())
                .forEach((key, setting) ->
                        settings.put(key, new Setting(setting(key.id(), setting.value()), place(setting.at()))));
        List<Run.Source> sources = run.sources().stream().map(this::source).toList();
        return new Run(
                run.id(),
                label(run),
                sources,
                settings,
                run.parts().stream()
                        .map(part -> part.renamed(this::place, names::text))
                        .toList());
    }

    /** The model or the file, and what tells the run from the others of its table. */
    private String label(Run run) {
        String model = run.setting(SettingKey.MODEL).map(Setting::value).orElse("");
        String path = run.sources().isEmpty() ? "" : run.sources().get(0).path();
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (!model.isEmpty() && run.label().startsWith(model)) {
            return names.model(model) + names.text(run.label().substring(model.length()));
        }
        return run.label().startsWith(file) && !file.isEmpty()
                ? names.path(path) + names.text(run.label().substring(file.length()))
                : names.text(run.label());
    }

    private Run.Source source(Run.Source source) {
        return new Run.Source(
                names.path(source.path()),
                source.format(),
                source.firstLine(),
                source.lastLine(),
                source.joined()
                        .map(joined -> new Joined(
                                joined.by(),
                                names.path(joined.to()),
                                joined.clues().stream()
                                        .map(clue -> new Joined.Clue(
                                                clue.id(),
                                                setting(clue.id(), clue.here()),
                                                setting(clue.id(), clue.there())))
                                        .toList())));
    }

    private String setting(String id, String value) {
        boolean model = id.equals(SettingKey.MODEL.id()) || id.equals(SettingKey.SERVED_MODEL.id());
        return model ? names.model(value) : names.text(value);
    }

    private static Finding finding(Finding finding, Map<String, String> told) {
        return finding.with(finding.recommendations().stream()
                .map(remedy -> new Recommendation(
                        remedy.id(),
                        remedy.flags(),
                        remedy.commands().stream()
                                .map(command -> without(command, told))
                                .toList(),
                        remedy.elsewhere(),
                        remedy.expected()))
                .toList());
    }

    /** A command is ours but for the settings that were put into it, as they are or quoted for the shell. */
    private static String without(String command, Map<String, String> told) {
        String safe = command;
        for (Map.Entry<String, String> setting : told.entrySet()) {
            if (!setting.getKey().equals(setting.getValue())) {
                safe = safe.replace("'" + setting.getKey().replace("'", "'\\''") + "'", setting.getValue())
                        .replace(setting.getKey(), setting.getValue());
            }
        }
        return safe;
    }

    /** The lines that a page can show; all others are gone. */
    private void keepLines(Diagnosis diagnosis, Excerpts excerpts) {
        for (Run.Source source : diagnosis.run().sources()) {
            int last = Math.min(source.lastLine(), source.firstLine() + MOST_LINES);
            for (int line = source.firstLine(); line <= last; line++) {
                keep(new SourceRef(source.path(), line), excerpts);
            }
        }
        diagnosis.facts().answered().values().stream()
                .flatMap(FactValue::places)
                .distinct()
                .sorted(Origins.IN_ORDER)
                .forEach(at -> {
                    for (int line = Math.max(1, at.line() - 1); line <= at.line() + 1; line++) {
                        keep(new SourceRef(at.path(), line), excerpts);
                    }
                });
    }

    private void keep(SourceRef at, Excerpts excerpts) {
        SourceRef shown = place(at);
        excerpts.line(at).ifPresent(text -> lines.computeIfAbsent(shown.path(), path -> new TreeMap<>())
                .computeIfAbsent(shown.line(), line -> names.text(text)));
    }
}
