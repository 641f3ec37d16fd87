package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ReportView.Pair;
import io.benchdoctor.report.ReportView.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to do, in order: the remedies of the findings, each once, and what would not help. */
final class StepsPart {
    private static final int MOST_STEPS = 5;
    private static final String SERVER = "vllm serve";
    private static final String CLIENT = "vllm bench serve";
    private static final int MOST_COMMANDS = 3;
    /** Clients print these since release 0.10.2, a year after their command came. */
    private static final List<String> LATE_FIGURES =
            List.of("reported.concurrency.peak", "reported.throughput.output.peak");

    private static final List<String> ROWS = List.of("done", "tradeoff", "expected", "refuted");

    /** The remedy beside which the chart of another limit stands. */
    private static final String RAISE = "raise-max-num-seqs";

    private final Page page;
    private final Wording wording;
    private final Labels labels;
    private final ChartsPart charts;

    StepsPart(Page page, ChartsPart charts) {
        this.page = page;
        this.wording = page.wording();
        this.labels = new Labels(wording);
        this.charts = charts;
    }

    List<Step> steps() {
        Map<String, Recommendation> remedies = new LinkedHashMap<>();
        for (Finding finding : page.diagnosis().findings()) {
            finding.recommendations().forEach(remedy -> remedies.putIfAbsent(remedy.id(), remedy));
        }
        List<Step> steps = new ArrayList<>();
        Set<String> remarks = new HashSet<>();
        for (Recommendation remedy : remedies.values()) {
            if (steps.size() < MOST_STEPS) {
                steps.add(step(steps.size() + 1, remedy, remarks));
            }
        }
        return steps;
    }

    private Step step(int number, Recommendation remedy, Set<String> remarks) {
        String key = "remedy." + remedy.id();
        List<Pair> rows = new ArrayList<>();
        for (String row : ROWS) {
            wording.engineer(key + "." + row, Map.of())
                    .ifPresent(text -> rows.add(new Pair(wording.say("report.step." + row), text)));
        }
        predicted(remedy)
                .filter(text -> !wording.words().has(key + ".expected"))
                .ifPresent(text -> rows.add(new Pair(wording.say("report.step.predicted"), text)));
        List<String> commands = remedy.commands();
        return new Step(
                number,
                remedy.id(),
                wording.firstLay(Map.of(), key + ".title").orElse(remedy.id()),
                wording.joined(explained(key, remedy, remarks)),
                commands.subList(0, Math.min(MOST_COMMANDS, commands.size())),
                List.copyOf(rows),
                remedy.id().equals(RAISE) ? charts.whatIf() : Optional.empty());
    }

    /** The engine of the run by its name, where it is not the one whose options the remedies name. */
    private Optional<String> otherEngine() {
        return page.diagnosis()
                .run()
                .setting(SettingKey.ENGINE)
                .map(setting -> setting.value().toLowerCase(Locale.ROOT))
                .filter(engine -> !engine.equals("vllm"))
                .map(engine ->
                        wording.words().has("label.engine." + engine) ? wording.say("label.engine." + engine) : engine);
    }

    /** What to do, with what must be known to type the commands. */
    private List<String> explained(String key, Recommendation remedy, Set<String> remarks) {
        if (remedy.elsewhere()) {
            return translated(key, otherEngine());
        }
        List<String> text = new ArrayList<>(text(key));
        List<String> commands = remedy.commands();
        boolean starts = commands.stream().anyMatch(command -> command.startsWith(SERVER) && command.contains(" --"));
        boolean measures = commands.stream().anyMatch(command -> command.contains(CLIENT));
        if (starts && remarks.add("report.step.keep-options")) {
            text.add(wording.say("report.step.keep-options"));
        }
        if (measures && !isDated() && remarks.add("report.step.older-client")) {
            text.add(wording.say("report.step.older-client"));
        }
        return text;
    }

    /** Whether the release of the client is known, or one that has the command, by figures that older ones do not print. */
    private boolean isDated() {
        return page.diagnosis().run().setting(SettingKey.ENGINE_VERSION).isPresent()
                || LATE_FIGURES.stream().anyMatch(id -> wording.quantity(id).isPresent());
    }

    /** A text that names options of the server, with the remark that this server calls them otherwise. */
    private List<String> translated(String key, Optional<String> engine) {
        List<String> text = new ArrayList<>(text(key));
        boolean named = text.stream().anyMatch(sentence -> sentence.contains("`--"));
        engine.filter(name -> named)
                .ifPresent(name -> text.add(wording.say("report.step.other-engine", Map.of("engine", name))));
        return text;
    }

    private List<String> text(String key) {
        List<String> text = wording.engineerParagraphs(key + ".text", Map.of());
        if (text.isEmpty()) {
            text = wording.engineerParagraphs(key + ".eng", Map.of());
        }
        return text.isEmpty() ? wording.layParagraphs(key + ".lay", Map.of()) : text;
    }

    private Optional<String> predicted(Recommendation remedy) {
        return remedy.expected()
                .filter(expected -> expected.value().unit() != Unit.MILLISECONDS
                        || expected.value().value() >= 1)
                .map(expected -> wording.say(
                        "report.step.prediction",
                        Map.of(
                                "name", labels.of(expected.fact()),
                                "value", predictedValue(expected.value()))));
    }

    /** What is shorter than a second is told in its own unit. */
    private String predictedValue(Quantity value) {
        boolean brief = value.unit() == Unit.MILLISECONDS && value.value() < 1000;
        return brief
                ? wording.numbers().engineerArgument(value)
                : wording.numbers().layArgument(value);
    }

    /** Whether the reason against an idea is true of this run. */
    private boolean holds(String key) {
        return switch (key) {
            case "remedy.idea.tensor-parallel.title" -> page.isCapped();
            case "remedy.idea.dtype.title" ->
                page.isMostlyWaiting() && otherEngine().isEmpty();
            case "remedy.idea.nvidia-smi.title", "remedy.idea.smaller-batch.title" ->
                otherEngine().isEmpty();
            default -> true;
        };
    }

    /** Ideas that are often had where a line forms, and do not shorten it. */
    List<Pair> wouldNotHelp() {
        if (!page.hasQueue() && !page.isCapped()) {
            return List.of();
        }
        List<Pair> ideas = new ArrayList<>();
        for (String key : wording.words().keys("remedy.idea.")) {
            if (key.endsWith(".title") && holds(key)) {
                String idea = key.substring(0, key.length() - ".title".length());
                Optional<String> why =
                        wording.engineer(idea + ".why", Map.of()).or(() -> wording.engineer(idea + ".text", Map.of()));
                Optional<String> name = wording.engineer(key, Map.of());
                if (why.isPresent() && name.isPresent()) {
                    ideas.add(new Pair(name.get(), why.get()));
                }
            }
        }
        return ideas;
    }
}
