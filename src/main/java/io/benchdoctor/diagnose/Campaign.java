package io.benchdoctor.diagnose;

import io.benchdoctor.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a run says: words, and the numbers between them. People name what their tools do not log: {@code
 * tp2/c16-run3.json}.
 *
 * @param words the text with its numbers taken out
 * @param before the word before each number, with a sign of equality where the number is what it was set to; {@code numbers} as
 *     written
 */
record Campaign(String words, List<String> before, List<String> numbers) {
    private static final Pattern NUMBER =
            Pattern.compile("([A-Za-z]*)([-_=@]?)(\\d+(?:\\.\\d+)?|(?<![A-Za-z])inf(?![A-Za-z]))");

    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z]+(\\.(gz|zst|bz2|xz))?$");

    /** Stands where a number was; no name has it. */
    private static final String PLACE = "\0";

    /** Numbers behind these tell repeats of one thing apart. */
    private static final Set<String> REPEATS =
            Set.of("r", "run", "runs", "rep", "repeat", "iter", "iteration", "trial", "try", "seed", "attempt", "take");

    private static final Set<String> DATES = Set.of("date", "time", "timestamp", "ts", "id");

    /** Where no name is set to them, so many digits are a date, a time or a key. */
    private static final int STAMP = 5;

    Campaign {
        before = List.copyOf(before);
        numbers = List.copyOf(numbers);
    }

    static Campaign of(Run run) {
        String path = run.sources().isEmpty() ? "" : run.sources().get(0).path();
        String name = EXTENSION.matcher(path).replaceFirst("") + " " + run.label();
        name = name.replace(PLACE, "");
        List<String> before = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int end = 0;
        Matcher number = NUMBER.matcher(name);
        while (number.find()) {
            before.add(
                    number.group(1).toLowerCase(Locale.ROOT) + (number.group(2).equals("=") ? "=" : ""));
            numbers.add(number.group(3));
            words.append(name, end, number.end(1)).append(PLACE);
            end = number.end();
        }
        return new Campaign(words.append(name, end, name.length()).toString(), before, numbers);
    }

    /** The folder in which the first log of a run lies, its numbers taken out. */
    static String folder(Run run) {
        String path = run.sources().isEmpty() ? "" : run.sources().get(0).path();
        return NUMBER.matcher(path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                .replaceAll("$1" + PLACE);
    }

    /** Whether a number at this place may differ between repeats. */
    boolean isOfRepeats(int place) {
        String name = before.get(place).replace("=", "");
        boolean named = before.get(place).endsWith("=") && !DATES.contains(name);
        return REPEATS.contains(name)
                || !named && numbers.get(place).replace(".", "").length() >= STAMP;
    }
}
