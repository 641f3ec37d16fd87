package io.benchdoctor.saved;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.diagnose.Ruling;
import io.benchdoctor.diagnose.Verdict;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.Trust;
import io.benchdoctor.facts.Why;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One run of a saved report as the diagnosis that it was written from. */
final class SavedRun {
    /** An id becomes the name of a file. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final SavedValue run;

    SavedRun(SavedValue run) {
        this.run = run;
    }

    Diagnosis diagnosis() throws SavedReportException {
        SavedValue id = run.need("id");
        if (!ID.matcher(id.text()).matches()) {
            throw id.wrong();
        }
        List<Run.Source> sources = new ArrayList<>();
        for (SavedValue source : run.need("sources").items()) {
            sources.add(SavedInput.source(source));
        }
        if (sources.isEmpty()) {
            throw run.need("sources").wrong();
        }
        SavedFigures figures = new SavedFigures(run, sources);
        Run told = new Run(id.text(), run.need("label").text(), sources, settings(), figures.parts());
        SavedFacts saved = new SavedFacts(run);
        Map<String, FactValue> answers = saved.answers();
        unknown(saved, answers);
        FactSheet facts = FactSheet.saved(
                told, Facts.ALL, targets(), answers, SavedSeries.of(run.find("series"), sources.size()));
        checked(facts);
        return new Diagnosis(
                told, facts, new SavedFindings(saved).of(run.need("findings")), notJudged(saved), List.of(), ruling());
    }

    private Ruling ruling() throws SavedReportException {
        Optional<SavedValue> ruling = run.find("ruling");
        if (ruling.isEmpty()) {
            return Ruling.STANDARD;
        }
        List<MovedLimit> limits = new ArrayList<>();
        for (SavedValue moved : ruling.get().need("limits").items()) {
            SavedValue unit = moved.need("unit");
            Optional<Unit> known = Unit.ofNotation(unit.text());
            if (known.isEmpty()) {
                throw unit.wrong();
            }
            limits.add(new MovedLimit(
                    SavedFindings.rule(moved.need("rule")),
                    SavedFindings.rule(moved.need("limit")),
                    new Quantity(moved.need("own").number(), known.get()),
                    new Quantity(moved.need("used").number(), known.get()),
                    moved.need("by").oneOf(MovedLimit.By.values(), MovedLimit.By::id)));
        }
        List<String> own = new ArrayList<>();
        for (SavedValue id : ruling.get().need("own").items()) {
            own.add(SavedFindings.rule(id));
        }
        return new Ruling(limits, own);
    }

    /** Facts that no set of figures gives together would stop whoever looks at them. */
    private void checked(FactSheet facts) throws SavedReportException {
        try {
            Trust.of(facts);
        } catch (IllegalStateException madeUp) {
            throw run.need("facts").wrong();
        }
    }

    private Map<SettingKey, Setting> settings() throws SavedReportException {
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        for (Map.Entry<String, SavedValue> entry : run.need("settings").fields().entrySet()) {
            SavedValue setting = entry.getValue();
            SettingKey key = key(entry.getKey(), setting);
            String text = setting.need("text").text();
            boolean given = setting.find("given").isPresent();
            settings.put(key, given ? Setting.given(text) : new Setting(text, SavedInput.place(setting.need("at"))));
        }
        return settings;
    }

    private static SettingKey key(String id, SavedValue at) throws SavedReportException {
        for (SettingKey key : SettingKey.values()) {
            if (key.id().equals(id)) {
                return key;
            }
        }
        throw at.unknown(id);
    }

    private void unknown(SavedFacts saved, Map<String, FactValue> answers) throws SavedReportException {
        for (Map.Entry<String, SavedValue> entry : run.need("unknown").fields().entrySet()) {
            Why why = entry.getValue().oneOf(Why.values(), Why::id);
            saved.known(entry.getKey(), entry.getValue());
            answers.putIfAbsent(entry.getKey(), new FactValue.Unknown(why, List.of()));
        }
    }

    private Optional<SloProfile> targets() throws SavedReportException {
        Optional<SavedValue> targets = run.find("targets");
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        List<SloProfile.Limit> limits = new ArrayList<>();
        for (SavedValue limit : targets.get().need("limits").items()) {
            limits.add(new SloProfile.Limit(
                    limit.need("measure").oneOf(Measure.values(), Measure::id),
                    within(limit.need("percentile"), 100),
                    within(limit.need("ms"), Double.MAX_VALUE)));
        }
        return Optional.of(new SloProfile(
                targets.get().need("id").text(), within(targets.get().need("attainment"), 1), limits));
    }

    private static double within(SavedValue value, double most) throws SavedReportException {
        if (value.number() <= 0 || value.number() > most) {
            throw value.wrong();
        }
        return value.number();
    }

    private List<Verdict.NotJudged> notJudged(SavedFacts saved) throws SavedReportException {
        List<Verdict.NotJudged> open = new ArrayList<>();
        for (SavedValue verdict : run.need("notJudged").items()) {
            List<String> missing = verdict.need("missing").texts();
            for (String fact : missing) {
                saved.known(fact, verdict);
            }
            open.add(new Verdict.NotJudged(SavedFindings.rule(verdict.need("id")), new TreeSet<>(missing)));
        }
        return open;
    }
}
