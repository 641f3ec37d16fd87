package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** Which part of the time to first token is the prompt being read, and which is waiting in line. */
final class PrefillFacts {
    /** A first token that takes ten times what the engine spends on a prompt is late for another reason than its prompt. */
    private static final double OTHER_REASON = 10;

    /** Above this load the mean wait of a single line is decided by chance. */
    private static final double HIGHEST_LOAD = 0.9;
    /** Waits up to four times the line's mean are still those of a line; beyond, something keeps requests out. */
    private static final double EXPLAINED = 4;
    /** First requests that take ten times the rest have met a server that was not ready. */
    private static final double FROZEN = 10;
    /** A third of all tokens in a few prompts: the mean is theirs. */
    private static final double GIANT = 0.3;
    /** A gap of four first tokens of the longest prompts is no prompt. */
    private static final double PAUSES = 4;
    /** A bare step plus one prompt must be of the size of the longest steps, within a factor of two. */
    private static final double CLOSES_LOW = 0.5;

    private static final double CLOSES_HIGH = 2;
    /** Two or three prompts of a client with a few slots often enter together; more do not without a line. */
    private static final double MOST_COMPANY = 3;
    /** A step that ends with a first token takes at least as long as what is left of the step before, which is half of it. */
    private static final double LEAST = 0.5;
    /** A wait that is the same for all within a fifth is not a line. */
    private static final double SAME_FOR_ALL = 1.2;
    /** Random arrivals have 1; from four on requests come by fours and more. */
    private static final double CLUMPED = 4;
    /** First tokens that are all there by the middle of the run did not wait for answers to end. */
    private static final double EARLY = 0.5;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "ttft.floor",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "fastest TTFT among prompts of similar length, mean over requests",
                    s -> 1000 * FirstTokens.floorSeconds(s.timings())),
            new Fact(
                    "prefill.engineTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "decode.step * steps per prompt + prefill.time",
                    s -> stepsPerPrompt(s) * s.need("decode.step") + s.need("prefill.time")),
            new Fact(
                    "prefill.stepSeen",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "mean time between the first tokens of one step and of the step before",
                    PrefillFacts::stepSeen),
            new Fact(
                    "prefill.alone",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "ttft.floor, else prefill.engineTime; prefill.engineTime where ttft.floor is above ten times of it",
                    PrefillFacts::alone),
            new Fact(
                    "ttft.lineTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "decode.step / 2 * min(1, decode.concurrency) + u * (1 + input.spread^2) / (2 * (1 - u)) * prefill.alone"
                            + " with u = requests.completed / duration * prefill.alone / 1000 below 0.9",
                    PrefillFacts::lineTime),
            new Fact(
                    "prefill.elapsed",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "prefill.stepSeen where steps are full of prompts or many prompts come at once;"
                            + " ttft.mean - ttft.lineTime where that explains the wait; else prefill.alone; at most ttft.mean",
                    PrefillFacts::elapsed),
            new Fact(
                    "ttft.queueTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "ttft.mean - max(prefill.elapsed, ttft.floor)",
                    PrefillFacts::queueTime),
            ratio("ttft.queueShare", Unit.SHARE, "ttft.queueTime", "ttft.mean"));

    private PrefillFacts() {}

    private static double queueTime(FactSheet sheet) throws Unavailable {
        OptionalDouble floor = sheet.find("ttft.floor");
        double elapsed = sheet.need("prefill.elapsed");
        double wait = Math.max(0, sheet.need("ttft.mean") - Math.max(elapsed, floor.orElse(0)));
        // the block alone cannot tell a delay on the way, which all share, from a line behind a limit
        valid(floor.isPresent()
                || wait <= elapsed
                || sheet.find("ttft.p99OverMedian").orElse(SAME_FOR_ALL) >= SAME_FOR_ALL);
        return wait;
    }

    private static double alone(FactSheet sheet) throws Unavailable {
        OptionalDouble floor = sheet.find("ttft.floor");
        if (floor.isEmpty()) {
            return sheet.need("prefill.engineTime");
        }
        OptionalDouble engine = sheet.find("prefill.engineTime");
        boolean otherReason = engine.isPresent() && floor.getAsDouble() > OTHER_REASON * engine.getAsDouble();
        return otherReason ? engine.getAsDouble() : floor.getAsDouble();
    }

    /** A newcomer waits for the step that runs, and for the prompts before it as in a single line. */
    private static double lineTime(FactSheet sheet) throws Unavailable {
        double alone = sheet.need("prefill.alone");
        double load = Symbols.rate(sheet) * alone / 1000;
        valid(load < HIGHEST_LOAD);
        double spread = sheet.find("input.spread").orElse(0);
        double step = sheet.need("itl.median") / 2 * Math.min(1, sheet.need("decode.concurrency"));
        return step + load * (1 + spread * spread) / (2 * (1 - load)) * alone;
    }

    private static double elapsed(FactSheet sheet) throws Unavailable {
        double most = sheet.need("ttft.mean");
        // a first token that something held back does not tell when the server had it
        valid(!DecodeFacts.heldBack(sheet));
        // a mean that a frozen start, a few giant prompts or pauses of the server make is not the time of any prompt
        valid(sheet.find("cold.firstOverRest").orElse(0) < FROZEN
                && sheet.find("input.longTokens").orElse(0) < GIANT
                && sheet.find("itl.overPrompt").orElse(0) < PAUSES);
        if (sheet.need("prefill.density") >= DecodeFacts.DENSE || manyAtOnce(sheet)) {
            return Math.min(most, sheet.need("prefill.stepSeen"));
        }
        double alone = sheet.need("prefill.alone");
        OptionalDouble line = sheet.find("ttft.lineTime");
        double waited = Math.max(0, delayed(sheet, alone) - alone);
        if (line.isPresent() && (waited <= EXPLAINED * line.getAsDouble() || waited <= company(sheet) * alone)) {
            // what a prompt costs the others is above its own time, so without a fastest TTFT the mean leads
            double least = sheet.find("ttft.floor").isPresent() ? alone : LEAST * most;
            return Math.min(most, Math.max(least, delayed(sheet, alone) - line.getAsDouble()));
        }
        // a cost that does not fit the longest steps is not that of a prompt
        valid(sheet.find("ttft.floor").isPresent()
                || sheet.find("prefill.closure").orElse(1) >= CLOSES_LOW
                        && sheet.find("prefill.closure").orElse(1) <= CLOSES_HIGH);
        return Math.min(most, alone);
    }

    /** Prompts that a client with few slots sends beside another: read in one step, they wait for nothing but each other. */
    private static double company(FactSheet sheet) {
        double limit = sheet.find("load.limited").orElse(0) == 1
                ? sheet.find("load.limit").orElse(1)
                : 1;
        return Math.min(limit, MOST_COMPANY) - 1;
    }

    /** Mean TTFT without a delay that is the same for all and that reading cannot explain. */
    private static double delayed(FactSheet sheet, double alone) throws Unavailable {
        double floor = sheet.find("ttft.floor").orElse(alone);
        return sheet.need("ttft.mean") - Math.max(0, floor - alone);
    }

    /** Whether prompts come in crowds that no limit on running requests holds back: then each step is full of them. */
    private static boolean manyAtOnce(FactSheet sheet) {
        boolean early = sheet.find("ttft.p99OverDuration").orElse(1) < EARLY;
        boolean atOnce = sheet.find("load.unlimited").orElse(0) == 1
                && sheet.find("load.limited").orElse(0) == 0;
        return early && (atOnce || sheet.find("load.dispersion").orElse(1) >= CLUMPED);
    }

    private static double stepSeen(FactSheet sheet) throws Unavailable {
        valid(DecodeFacts.oneTokenPerChunk(sheet));
        boolean together = sheet.find("load.unlimited").orElse(0) == 1
                && sheet.find("load.limited").orElse(0) == 0;
        return 1000 * FirstTokens.stepSeconds(sheet.timings(), together);
    }

    /** Steps over which a prompt is spread when its length and the token budget of a step are known; else one. */
    private static double stepsPerPrompt(FactSheet sheet) throws Unavailable {
        OptionalDouble length = sheet.find("input.mean");
        return length.isPresent()
                        && sheet.setting(SettingKey.MAX_NUM_BATCHED_TOKENS).isPresent()
                ? Math.max(1, Math.ceil(length.getAsDouble() / sheet.number(SettingKey.MAX_NUM_BATCHED_TOKENS)))
                : 1;
    }
}
