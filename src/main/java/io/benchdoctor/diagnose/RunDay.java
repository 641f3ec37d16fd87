package io.benchdoctor.diagnose;

import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The day on which a run was made: as its log says, else as its path does. */
final class RunDay {
    /** A year of this century, a month and a day, run together or with one mark between; no digit on either side. */
    private static final Pattern DAY =
            Pattern.compile("(?<!\\d)(20\\d\\d)([-_.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?!\\d)");

    private RunDay() {}

    /** As {@code 2026-01-31}; empty where neither tells. */
    static Optional<String> of(Run run) {
        Optional<String> logged =
                run.setting(SettingKey.DATE).map(Setting::value).flatMap(RunDay::in);
        return logged.or(() -> run.sources().stream()
                .map(source -> in(source.path()))
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** The last day that a text names, for a file says more of its run than the folders above it. */
    private static Optional<String> in(String text) {
        Matcher day = DAY.matcher(text);
        return Stream.iterate(day.find(), found -> found, found -> day.find())
                .map(found -> date(day.group(1), day.group(3), day.group(4)))
                .flatMap(Optional::stream)
                .reduce((first, last) -> last);
    }

    private static Optional<String> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .toString());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
