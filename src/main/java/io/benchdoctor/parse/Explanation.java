package io.benchdoctor.parse;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.List;
import java.util.Map;

/**
 * Why a log was taken for what it is, and what was taken from it.
 *
 * @param around packings and archives that lie around the log, outermost first: {@code gzip}, {@code tar}
 * @param encoding charset in lower case; empty where nothing could be decoded
 * @param guessed whether the charset was inferred from the bytes and is neither stated nor UTF-8
 * @param asked whether the command line named the format
 * @param considered the formats that the log was held against, in that order
 * @param uncited the stretches of lines of which nothing in the report can be cited, as far as the log was read by lines
 */
public record Explanation(
        Input input,
        List<String> around,
        String encoding,
        boolean guessed,
        boolean asked,
        List<Considered> considered,
        List<Taken> runs,
        List<Stretch> uncited) {
    public Explanation {
        around = List.copyOf(around);
        considered = List.copyOf(considered);
        runs = List.copyOf(runs);
        uncited = List.copyOf(uncited);
    }

    /**
     * One run that the log tells of.
     *
     * @param format id of what told it
     * @param figures number of figures that a tool printed about itself
     * @param unmeasured of those that are printed and mean "not measured"
     * @param requests number of requests with raw timings
     * @param samples number of an engine's own lines
     */
    public record Taken(
            String format,
            int firstLine,
            int lastLine,
            int figures,
            int unmeasured,
            int requests,
            int samples,
            Map<SettingKey, Setting> settings) {
        public Taken {
            settings = Map.copyOf(settings);
        }
    }

    /** Lines from the first to the last. */
    public record Stretch(int first, int last) {
        /** How many these are. */
        public int lines() {
            return last - first + 1;
        }
    }
}
