package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the client sent, how much of it and how fast, and how much it held back. */
final class LoadFacts {
    /** Sent within this part of the run is sent at once: a client needs a moment to open its connections. */
    private static final double AT_ONCE = 0.02;
    /** Clients count those in flight once a second, so that two in a hundred may slip through. */
    private static final double ALL_TOGETHER = 0.98;

    static final List<Fact> ALL = List.of(
            ratio("input.mean", Unit.TOKENS, "tokens.input", "requests.completed"),
            ratio("output.mean", Unit.TOKENS, "tokens.output", "requests.completed"),
            setting("input.requested", Unit.TOKENS, SettingKey.INPUT_LENGTH),
            setting("output.requested", Unit.TOKENS, SettingKey.OUTPUT_LENGTH),
            new Fact("requests.sent", Unit.REQUESTS, Quality.EXACT, "completed + failed", LoadFacts::sent),
            new Fact(
                    "requests.missing",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    "number of prompts - requests.completed",
                    LoadFacts::missing),
            new Fact(
                    "requests.failedShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "requests.failed / requests.sent, or 0 where as many completed as were asked for",
                    LoadFacts::failedShare),
            new Fact(
                    "requests.missingShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "requests.missing / number of prompts",
                    s -> quotient(s.need("requests.missing"), s.number(SettingKey.NUM_PROMPTS))),
            new Fact(
                    "load.sendSpan",
                    Unit.SHARE,
                    Quality.EXACT,
                    "(last send - first send) / duration",
                    Need.REQUEST_TIMINGS,
                    s -> quotient(Flight.of(s.timings()).sendSpan(), s.need("duration"))),
            new Fact(
                    "load.sentAsConfigured",
                    Unit.RATIO,
                    Quality.EXACT,
                    "(requests.sent - 1) / (load.sendSpan * duration) / load.rate",
                    s -> quotient(
                            quotient(s.need("requests.sent") - 1, s.need("load.sendSpan") * s.need("duration")),
                            s.need("load.rate"))),
            new Fact(
                    "load.unlimited",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when the request rate is inf, or load.sendSpan is at most 0.02",
                    LoadFacts::unlimited),
            new Fact(
                    "load.rate",
                    Unit.REQUESTS_PER_SECOND,
                    Quality.EXACT,
                    "load.rampRate, else the request rate where it is finite",
                    LoadFacts::rate),
            setting("load.burstiness", Unit.RATIO, SettingKey.BURSTINESS),
            new Fact(
                    "load.limit",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    "concurrency.limit, else the setting",
                    LoadFacts::limit),
            new Fact(
                    "load.limited", Unit.COUNT, Quality.EXACT, "1 when load.limit < requests.sent", LoadFacts::limited),
            ratio("load.limitShare", Unit.SHARE, "load.limit", "requests.sent"),
            new Fact(
                    "load.together",
                    Unit.COUNT,
                    Quality.APPROXIMATE,
                    "1 when concurrency.peak >= 0.98 * requests.sent, else of requests.completed",
                    s -> flag(s.need("concurrency.peak") >= ALL_TOGETHER * all(s))),
            new Fact(
                    "load.backlogOverLimit",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "requests.sent * (1 - load.keptUp) / load.limit",
                    s -> quotient(all(s) * (1 - s.need("load.keptUp")), s.need("load.limit"))),
            ratio("load.requestsPerSlot", Unit.RATIO, "requests.completed", "load.limit"),
            new Fact(
                    "load.tailCorrectedRate",
                    Unit.REQUESTS_PER_SECOND,
                    Quality.APPROXIMATE,
                    "requests.sent / (duration - min(latency.median, answer.time + p) / 1000)"
                            + ", p = prefill.elapsed, else prefill.felt",
                    LoadFacts::tailCorrectedRate),
            ratio("load.keptUp", Unit.RATIO, "load.tailCorrectedRate", "load.rate"));

    private LoadFacts() {}

    private static Fact setting(String id, Unit unit, SettingKey key) {
        return new Fact(id, unit, Quality.EXACT, "setting " + key.id(), s -> s.number(key));
    }

    private static double sent(FactSheet sheet) throws Unavailable {
        if (sheet.hasTimings()) {
            return sheet.timings().count();
        }
        OptionalDouble failed = sheet.find("requests.failed");
        if (failed.isPresent()) {
            return sheet.need("requests.completed") + failed.getAsDouble();
        }
        return sheet.number(SettingKey.NUM_PROMPTS);
    }

    private static double failedShare(FactSheet sheet) throws Unavailable {
        if (sheet.find("requests.failed").isEmpty()
                && sheet.find("requests.missing").equals(OptionalDouble.of(0))) {
            return 0;
        }
        return quotient(sheet.need("requests.failed"), sheet.need("requests.sent"));
    }

    private static double missing(FactSheet sheet) throws Unavailable {
        valid(sheet.find("requests.failed").isEmpty());
        double missing = sheet.number(SettingKey.NUM_PROMPTS) - sheet.need("requests.completed");
        valid(missing >= 0);
        return missing;
    }

    private static double unlimited(FactSheet sheet) throws Unavailable {
        OptionalDouble stated = statedRate(sheet);
        if (stated.isPresent()) {
            return flag(Double.isInfinite(stated.getAsDouble()));
        }
        if (sheet.find("load.sendSpan").isEmpty()) {
            throw Unavailable.because(Why.SETTING_UNKNOWN);
        }
        boolean atOnce = sheet.need("load.sendSpan") <= AT_ONCE;
        // sends that are spread may also have been held back by a limit on the client
        valid(atOnce || sheet.need("load.limited") == 0);
        return flag(atOnce);
    }

    private static double rate(FactSheet sheet) throws Unavailable {
        OptionalDouble stated = statedRate(sheet);
        if (stated.isEmpty()) {
            throw Unavailable.because(Why.SETTING_UNKNOWN);
        }
        valid(Double.isFinite(stated.getAsDouble()));
        return stated.getAsDouble();
    }

    /** The request rate as the figures or the settings state it; infinite for all at once. */
    private static OptionalDouble statedRate(FactSheet sheet) {
        // a ramp prints inf for a rate that never was
        OptionalDouble ramp = sheet.find("load.rampRate");
        if (ramp.isPresent()) {
            return ramp;
        }
        OptionalDouble printed = sheet.find("reported.rate.offered");
        if (printed.isPresent() && !Double.isNaN(printed.getAsDouble())) {
            return printed;
        }
        OptionalDouble given = sheet.find("rate.offered");
        return given.isPresent()
                ? given
                : sheet.setting(SettingKey.REQUEST_RATE).map(LoadFacts::rateOf).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble rateOf(Setting setting) {
        String text = setting.value().strip().toLowerCase(Locale.ROOT);
        if (text.equals("inf") || text.equals("infinity")) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        return setting.number();
    }

    private static double limit(FactSheet sheet) throws Unavailable {
        OptionalDouble printed = sheet.find("concurrency.limit");
        double limit = printed.isPresent() ? printed.getAsDouble() : sheet.number(SettingKey.MAX_CONCURRENCY);
        valid(limit > 0);
        return limit;
    }

    private static double limited(FactSheet sheet) throws Unavailable {
        OptionalDouble limit = sheet.find("load.limit");
        if (limit.isEmpty()) {
            Optional<Setting> stated = sheet.setting(SettingKey.MAX_CONCURRENCY);
            if (stated.isPresent()) {
                return 0;
            }
            throw Unavailable.because(Why.SETTING_UNKNOWN);
        }
        OptionalDouble sent = sheet.find("requests.sent");
        if (sent.isPresent()) {
            return flag(limit.getAsDouble() < sent.getAsDouble());
        }
        // at least the completed ones were sent
        valid(limit.getAsDouble() < sheet.need("requests.completed"));
        return 1;
    }

    private static double tailCorrectedRate(FactSheet sheet) throws Unavailable {
        double sending = sheet.need("duration") - lastRequest(sheet) / 1000;
        valid(sending > 0);
        return all(sheet) / sending;
    }

    private static double all(FactSheet sheet) throws Unavailable {
        return DecodeFacts.firstOf(sheet, "requests.sent", "requests.completed");
    }

    /** What a request takes that waits for nobody, milliseconds: the wait in a line is what the server owes, not a tail. */
    private static double lastRequest(FactSheet sheet) throws Unavailable {
        double usual = sheet.need("latency.median");
        OptionalDouble answer = sheet.find("answer.time");
        OptionalDouble elapsed = sheet.find("prefill.elapsed");
        OptionalDouble prompt = elapsed.isPresent() ? elapsed : sheet.find("prefill.felt");
        return answer.isPresent() && prompt.isPresent()
                ? Math.min(usual, answer.getAsDouble() + prompt.getAsDouble())
                : usual;
    }
}
