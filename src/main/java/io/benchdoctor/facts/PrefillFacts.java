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
    /** Two estimates within half of each other are not far from the truth between them. */
    private static final double AGREE = 1.5;
    /** A mean of one and a half medians is made by the slowest. */
    private static final double SKEWED = 1.5;
    /** Next to a wait that is twenty times as long it does not matter how long reading takes. */
    private static final double LITTLE = 0.05;
    /** Two or three prompts of a client with a few slots often enter together; more do not without a line. */
    private static final double MOST_COMPANY = 3;
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
                    Need.REQUEST_TIMINGS,
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
                    "prefill.seen; else prefill.stepSeen where steps are full of prompts or many prompts come at once;"
                            + " ttft.mean - ttft.lineTime where that explains the wait, else prefill.alone, where ttft.floor is known;"
                            + " else between prefill.felt and ttft.mean - ttft.stepWait where they agree; at most ttft.mean",
                    PrefillFacts::elapsed),
            new Fact(
                    "ttft.queueTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "ttft.queueSeen; else ttft.mean - max(prefill.elapsed, ttft.floor);"
                            + " else ttft.mean - prefill.felt where load.burst or load.overload = 1 and it is below 0.05 * ttft.mean",
                    PrefillFacts::queueTime),
            ratio("ttft.queueShare", Unit.SHARE, "ttft.queueTime", "ttft.mean"));

    private PrefillFacts() {}

    private static double queueTime(FactSheet sheet) throws Unavailable {
        OptionalDouble seen = sheet.find("ttft.queueSeen");
        if (seen.isPresent()) {
            return seen.getAsDouble();
        }
        double ttft = sheet.need("ttft.mean");
        OptionalDouble floor = sheet.find("ttft.floor");
        OptionalDouble elapsed = sheet.find("prefill.elapsed");
        if (elapsed.isEmpty() && isBehind(sheet)) {
            double felt = sheet.need("prefill.felt");
            // even if prompts are read by the dozen, next to such a wait it is little
            valid(sheet.need("prefill.density") < DecodeFacts.DENSE && felt < LITTLE * ttft);
            return ttft - felt;
        }
        double reading = sheet.need("prefill.elapsed");
        double wait = Math.max(0, ttft - Math.max(reading, floor.orElse(0)));
        // the block alone cannot tell a delay on the way, which all share, from a line behind a limit
        valid(floor.isPresent() || wait <= reading || !isSameForAll(sheet));
        return wait;
    }

    private static boolean isBehind(FactSheet sheet) {
        return sheet.find("load.burst").orElse(0) == 1
                || sheet.find("load.overload").orElse(0) == 1;
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
        OptionalDouble seen = sheet.find("prefill.seen");
        if (seen.isPresent()) {
            return Math.min(most, seen.getAsDouble());
        }
        // a first token that something held back does not tell when the server had it
        valid(!DecodeFacts.heldBack(sheet));
        // a mean that a frozen start, a few giant prompts or pauses of the server make is not the time of any prompt
        valid(sheet.find("cold.firstOverRest").orElse(0) < FROZEN
                && sheet.find("input.longTokens").orElse(0) < GIANT
                && sheet.find("itl.overPrompt").orElse(0) < PAUSES);
        boolean full = sheet.need("prefill.density") >= DecodeFacts.DENSE || manyAtOnce(sheet);
        OptionalDouble step = full ? sheet.find("prefill.stepSeen") : OptionalDouble.empty();
        if (step.isPresent()) {
            return Math.min(most, step.getAsDouble());
        }
        return Math.min(most, full || sheet.find("ttft.floor").isEmpty() ? betweenMeans(sheet) : fromFloor(sheet));
    }

    /** The fastest first tokens tell what a prompt takes alone, their mean what company adds. */
    private static double fromFloor(FactSheet sheet) throws Unavailable {
        double alone = sheet.need("prefill.alone");
        if (isSameForAll(sheet) && delayed(sheet, alone) > AGREE * company(sheet) * felt(sheet)) {
            return ofDelayed(sheet);
        }
        OptionalDouble line = sheet.find("ttft.lineTime");
        double waited = Math.max(0, delayed(sheet, alone) - alone);
        boolean explained = line.isPresent()
                && (waited <= EXPLAINED * line.getAsDouble() || waited <= (company(sheet) - 1) * alone);
        return explained ? Math.max(alone, delayed(sheet, alone) - line.getAsDouble()) : alone;
    }

    /**
     * What others felt of a prompt is too little where they pause together, and TTFT without the wait for a step is too much
     * where there is a line: where both are near each other, the truth is between them.
     */
    private static double betweenMeans(FactSheet sheet) throws Unavailable {
        valid(!isBehind(sheet));
        // a few slow starts or pauses make a mean that is nobody's time
        valid(sheet.need("ttft.mean") <= SKEWED * sheet.need("ttft.median"));
        double most = sheet.need("ttft.mean") - sheet.need("ttft.stepWait");
        double felt = felt(sheet);
        if (most <= felt) {
            valid(most > 0);
            return most;
        }
        if (most <= AGREE * felt) {
            return Math.sqrt(most * felt);
        }
        // a client with few slots sends prompts together, and nobody writes who could feel them
        if (most <= AGREE * felt * company(sheet)) {
            return most;
        }
        valid(isSameForAll(sheet));
        return ofDelayed(sheet);
    }

    private static double felt(FactSheet sheet) {
        return sheet.find("prefill.felt").orElse(Double.MAX_VALUE);
    }

    /** A delay hides when the server began; what others felt is one step with the prompt, or the step and the prompt apart. */
    private static double ofDelayed(FactSheet sheet) throws Unavailable {
        double felt = sheet.need("prefill.felt");
        double apart = felt - sheet.need("itl.median");
        valid(felt <= AGREE * apart);
        return Math.sqrt(felt * apart);
    }

    private static boolean isSameForAll(FactSheet sheet) {
        return sheet.find("ttft.p99OverMedian").orElse(SAME_FOR_ALL) < SAME_FOR_ALL;
    }

    /** Prompts that a client with few slots sends together: read in one step, they wait for nothing but each other. */
    private static double company(FactSheet sheet) {
        double limit = sheet.find("load.limited").orElse(0) == 1
                ? sheet.find("load.limit").orElse(1)
                : 1;
        return Math.min(limit, MOST_COMPANY);
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
