package io.benchdoctor.cli;

import java.io.IOException;
import java.util.Map;

/** A format for which the memory of the program does not suffice, even by itself. */
final class LacksMemory extends IOException implements Trouble {
    private static final long serialVersionUID = 1L;

    private final String format;

    LacksMemory(String format, OutOfMemoryError cause) {
        super(format, cause);
        this.format = format;
    }

    @Override
    public String told() {
        return Words.text("unwritable.memory", Map.of("format", format));
    }
}
