package io.benchdoctor.diagnose;

import io.benchdoctor.model.Quantity;
import java.util.Locale;

/**
 * A limit of a rule that somebody set to another number.
 *
 * @param rule id of the rule, {@code limit} name of its limit
 * @param own what the rule file says, {@code used} what was compared with instead; of one unit
 */
public record MovedLimit(String rule, String limit, Quantity own, Quantity used, By by) {
    /** Who set it. */
    public enum By {
        /** Whoever typed the command. */
        COMMAND_LINE,
        /** Whoever wrote the configuration file that was in force. */
        CONFIGURATION;

        /** Lower-case with hyphens, as in {@code report.json}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** {@code rule.limit}, as it is written on the command line. */
    public String name() {
        return rule + "." + limit;
    }
}
