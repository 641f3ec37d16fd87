package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

/** Logs into which a line is put that readers may pass over at a glance: what the log tells must be the same. */
final class PassedLines {
    /** With room for the line among its rows. */
    static final String BLOCK = "============ Serving Benchmark Result ============\n"
            + "Successful requests:                     443       \n"
            + "Benchmark duration (s):                  55.89     \n"
            + "Total input tokens:                      206881    \n"
            + "%s"
            + "Total generated tokens:                  110307    \n"
            + "Mean TTFT (ms):                          4298.04   \n"
            + "Mean TPOT (ms):                          37.31     \n"
            + "==================================================\n";

    private PassedLines() {}

    /** With a blank at its end the line is looked at by every reader. */
    static void assertTellTheSame(String log, String line) {
        Parsed quick = Blocks.explained(log.replace("%s", line + "\n").replace("%%", "%"));
        Parsed slow = Blocks.explained(log.replace("%s", line + " \n").replace("%%", "%"));

        assertThat(quick.runs())
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> Double.compare(one, other) == 0, Double.class)
                .isEqualTo(slow.runs());
        assertThat(quick.notes()).isEqualTo(slow.notes());
        assertThat(quick.considered()).isEqualTo(slow.considered());
        assertThat(quick.kept().keySet()).isEqualTo(slow.kept().keySet());
        assertThat(quick.format()).isEqualTo(slow.format());
    }
}
