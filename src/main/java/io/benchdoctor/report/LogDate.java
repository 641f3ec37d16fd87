package io.benchdoctor.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a log was written, in the order of day and month that the reader expects: {@code 02-04} in a line of vLLM is the
 * fourth of February and would be taken for the second of April.
 */
final class LogDate {
    /** The stamp of vLLM's logger: month, day, time; no year. */
    private static final Pattern LOGGER = Pattern.compile("(\\d\\d)-(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");
    /** What the client saves. */
    private static final Pattern CLIENT = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)-(\\d\\d)(\\d\\d)(\\d\\d)");
    /** With the month by its English name, as some wrappers write it. */
    private static final Pattern NAMED = Pattern.compile("(\\d\\d)-([A-Z][a-z]{2})-(\\d{4}) (\\d\\d:\\d\\d:\\d\\d)");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private LogDate() {}

    /** The date in the reader's order; as the log writes it where its order cannot be mistaken or is not known. */
    static String spelled(String stamp, Wording wording) {
        Matcher logger = LOGGER.matcher(stamp);
        if (logger.matches()) {
            return wording.say(
                    "report.date.no-year",
                    Map.of("month", logger.group(1), "day", logger.group(2), "time", logger.group(3)));
        }
        Matcher client = CLIENT.matcher(stamp);
        if (client.matches()) {
            String time = client.group(4) + ":" + client.group(5) + ":" + client.group(6);
            return dated(wording, client.group(1), client.group(2), client.group(3), time);
        }
        Matcher named = NAMED.matcher(stamp);
        int month = named.matches() ? MONTHS.indexOf(named.group(2).toLowerCase(Locale.ROOT)) + 1 : 0;
        return month == 0
                ? stamp
                : dated(wording, named.group(3), month < 10 ? "0" + month : "" + month, named.group(1), named.group(4));
    }

    private static String dated(Wording wording, String year, String month, String day, String time) {
        return wording.say("report.date", Map.of("year", year, "month", month, "day", day, "time", time));
    }
}
