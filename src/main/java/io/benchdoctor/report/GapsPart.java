package io.benchdoctor.report;

import io.benchdoctor.diagnose.Verdict;
import io.benchdoctor.facts.Why;
import io.benchdoctor.report.ReportView.Box;
import io.benchdoctor.report.ReportView.NotJudged;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What this run does not tell: what to measure next, rules that lacked a fact. */
final class GapsPart {
    /** What to type to close a gap, where one command does. */
    private static final Map<String, String> COMMANDS = Map.of(
            "server",
            "curl -s http://localhost:8000/metrics"
                    + " | grep -E 'num_requests_(running|waiting)|cache_usage_perc|num_preemptions'",
            "timings",
            "vllm bench serve … --save-result --save-detailed");

    /** Facts that stand for a piece of the environment, and an example of how it is given. */
    private static final Map<String, String> HARDWARE = new TreeMap<>(Map.of(
            "gpu.bandwidth", "gpu=H100",
            "model.activeParameters", "model=Qwen/Qwen3-8B",
            "parallel.tensor", "tensor-parallel-size=1"));

    private final Page page;
    private final Wording wording;
    private final Labels labels;

    GapsPart(Page page) {
        this.page = page;
        this.wording = page.wording();
        this.labels = new Labels(wording);
    }

    List<Box> toMeasure() {
        List<Box> boxes = new ArrayList<>();
        if (page.hasQueue() && wording.value("server.running.max").isEmpty()) {
            boxes.add(box("server"));
        }
        if (page.isOverrun()) {
            boxes.add(box("real-load"));
        } else if (page.hasLatency() && wording.value("capacity.requests").isEmpty()) {
            boxes.add(box("capacity"));
        }
        if (!wording.facts().hasTimings()) {
            boxes.add(box("timings"));
        }
        boolean counted =
                page.hasLatency() || wording.value("requests.completed").isPresent();
        if (counted && wording.value("requests.failed").isEmpty()) {
            boxes.add(box("failures"));
        }
        environment().ifPresent(boxes::add);
        boxes.add(box("repeats"));
        return boxes;
    }

    /** What to type so that the run can be held against what its hardware allows; empty when all that is known. */
    private Optional<Box> environment() {
        List<String> missing = new ArrayList<>();
        HARDWARE.forEach((fact, example) -> {
            if (wording.value(fact).isEmpty()) {
                missing.add("--set " + example);
            }
        });
        if (missing.isEmpty() || !page.hasLatency()) {
            return Optional.empty();
        }
        String key = "report.measure.environment";
        return Optional.of(new Box(
                Mark.UNDECIDED,
                wording.say(key + ".title"),
                wording.say(key),
                Optional.of("bench-doctor analyze … " + String.join(" ", missing))));
    }

    private Box box(String gap) {
        String key = "report.measure." + gap;
        return new Box(
                Mark.UNDECIDED, wording.say(key + ".title"), wording.say(key), Optional.ofNullable(COMMANDS.get(gap)));
    }

    /** The open questions, together with those that the same input would answer. */
    List<NotJudged> notJudged() {
        Map<Answer, List<String>> open = new EnumMap<>(Answer.class);
        for (Verdict.NotJudged verdict : page.diagnosis().notJudged()) {
            open.computeIfAbsent(answer(verdict), input -> new ArrayList<>()).add(title(verdict.id()));
        }
        List<NotJudged> gaps = new ArrayList<>();
        open.forEach((input, titles) -> gaps.add(new NotJudged(wording.say("report.unjudged." + input.id), titles)));
        return gaps;
    }

    /** What would answer a question, the easiest to get first. */
    private enum Answer {
        SETTINGS("settings"),
        TIMINGS("timings"),
        SERVER("server"),
        BLOCK("block"),
        OTHER_RUN("other-run");

        private final String id;

        Answer(String id) {
            this.id = id;
        }

        static Answer to(Why why) {
            return switch (why) {
                case SETTING_UNKNOWN, NOT_IN_CATALOG -> SETTINGS;
                case NO_REQUEST_TIMINGS, NO_SAMPLES -> TIMINGS;
                case NO_SERVER_LOG -> SERVER;
                case NOT_REPORTED, LACKS_FACTS -> BLOCK;
                case OUTSIDE_VALIDITY -> OTHER_RUN;
            };
        }
    }

    /** Any of several facts may lack; what is hardest to get decides. */
    private Answer answer(Verdict.NotJudged verdict) {
        Answer hardest = null;
        for (String fact : verdict.missing()) {
            Optional<Why> why = wording.facts().why(fact);
            Answer input = why.isPresent() ? Answer.to(why.get()) : Answer.OTHER_RUN;
            if (input != Answer.OTHER_RUN && (hardest == null || input.compareTo(hardest) > 0)) {
                hardest = input;
            }
        }
        return hardest == null ? Answer.OTHER_RUN : hardest;
    }

    private String title(String rule) {
        String key = "finding." + rule;
        return wording.firstLay(Map.of("severity", "info"), key + ".question", key + ".title.plain", key + ".title")
                .orElse(rule);
    }
}
