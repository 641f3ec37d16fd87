package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What kind of work was asked for, where it changes how the figures read. */
final class WorkloadFacts {
    /** In the names of data sets whose requests carry images, sound or film. */
    private static final List<String> MEDIA = List.of("-mm", "multimodal", "vision", "image", "video", "audio");
    /** In the names of back ends that answer with vectors or scores, not with text. */
    private static final List<String> POOLING = List.of("embedding", "pooling", "rerank", "classify", "score");
    /** How operating systems say that a program may open no more files or connections. */
    private static final List<String> OPEN_FILES = List.of("too many open files", "errno 24", "emfile");

    static final List<Fact> ALL = List.of(
            new Fact(
                    "load.multimodal",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when setting dataset names images, sound or video",
                    s -> named(s, SettingKey.DATASET, MEDIA)),
            new Fact(
                    "load.pooling",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when setting backend names embeddings, pooling or scores",
                    s -> named(s, SettingKey.BACKEND, POOLING)),
            new Fact(
                    "load.structured",
                    Unit.SHARE,
                    Quality.EXACT,
                    "setting structuredShare",
                    s -> s.number(SettingKey.STRUCTURED_SHARE)),
            new Fact(
                    "tokenizer.slow",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when setting tokenizerMode is slow",
                    s -> named(s, SettingKey.TOKENIZER_MODE, List.of("slow"))),
            new Fact(
                    "failures.openFiles",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when a request failed for want of file handles, 0 where none failed",
                    WorkloadFacts::openFiles));

    private WorkloadFacts() {}

    private static double named(FactSheet sheet, SettingKey key, List<String> words) throws Unavailable {
        String stated = sheet.setting(key)
                .orElseThrow(() -> Unavailable.because(Why.SETTING_UNKNOWN))
                .value()
                .toLowerCase(Locale.ROOT);
        return flag(words.stream().anyMatch(stated::contains));
    }

    private static double openFiles(FactSheet sheet) throws Unavailable {
        if (!sheet.hasTimings() && sheet.find("requests.failed").orElse(1) == 0) {
            return 0;
        }
        Predicate<String> says = reason -> OPEN_FILES.stream()
                .anyMatch(word -> reason.toLowerCase(Locale.ROOT).contains(word));
        boolean any = sheet.timings().errors().stream().anyMatch(says);
        if (any) {
            sheet.at(sheet.timings().source());
        }
        return flag(any);
    }
}
