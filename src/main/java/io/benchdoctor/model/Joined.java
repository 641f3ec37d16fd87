package io.benchdoctor.model;

import java.util.List;

/**
 * Why a source counts as telling of a run that another source tells of, too.
 *
 * @param by what decided
 * @param to path of the source to which it was joined
 * @param clues what was compared and agreed, the most telling first; none where the place alone decided
 */
public record Joined(By by, String to, List<Clue> clues) {
    public Joined {
        clues = List.copyOf(clues);
    }

    /** What decided, the surest first. The words are {@code report.joined.<id>} in the locale files. */
    public enum By {
        /** The same content, byte for byte, without its packing. */
        COPY("copy"),
        /** The same figures, as far as both print them. */
        FIGURES("figures"),
        /** The same times request by request, or figures that follow from the other's raw timings. */
        TIMINGS("timings"),
        /** One program wrote both into one log: its engine's lines, and then the only result of that start. */
        LOG("log"),
        /** The server worked while the run was, and did for no other run that was given. */
        TIME("time"),
        /** The same but for the time zones of the two clocks; no other run lies in the folder. */
        TIME_ZONE("timeZone"),
        /** The server counted the requests and tokens that the client counted, and no other pair agrees. */
        COUNTS("counts"),
        /** Nothing decides but the place: the only run and the only server log in one folder. */
        FOLDER("folder");

        private final String id;

        By(String id) {
            this.id = id;
        }

        /** Name in {@code report.json} and in message keys. */
        public String id() {
            return id;
        }
    }

    /**
     * One thing that was compared.
     *
     * @param id a metric, a setting, {@code time} (from – to on each log's own clock), {@code responses} (answers with
     *     status 200), {@code requests} (requests whose times agree one by one)
     * @param here what this source says, as written
     * @param there what the run's other source says, as written
     */
    public record Clue(String id, String here, String there) {}
}
