package io.benchdoctor.cli;

import io.benchdoctor.render.Destination;
import java.io.IOException;

/**
 * One format of what a command found.
 *
 * @param format its name on the command line
 * @param making writes every file of it
 */
record Output(String format, Making making) {
    /** Writes files and nothing else. */
    @FunctionalInterface
    interface Making {
        /** @throws IOException when the destination cannot be written */
        void to(Destination out) throws IOException;
    }
}
