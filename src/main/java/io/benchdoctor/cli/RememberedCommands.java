package io.benchdoctor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which commands over large files were answered before: the launcher looks its own up and starts a JVM for little work. The
 * file is a hint and no more; a command that is in it by mistake takes longer.
 *
 * @param list one line a command, as the launcher calls it
 */
record RememberedCommands(Path list) {
    /** By which the launcher says what it calls the command; it does so for large files alone. */
    private static final String COMMAND = "bench-doctor.command";

    private static final int MOST = 200;

    /** Writes down the command of this process, where it has a name. */
    static void addThis() {
        String command = System.getProperty(COMMAND, "");
        if (!command.isBlank()) {
            CacheFolder.ofUser()
                    .ifPresent(logs -> new RememberedCommands(logs.resolveSibling("remembered")).add(command));
        }
    }

    void add(String command) {
        try {
            List<String> known = Files.isRegularFile(list)
                    ? new ArrayList<>(Files.readAllLines(list, StandardCharsets.UTF_8))
                    : new ArrayList<>();
            if (known.contains(command)) {
                return;
            }
            known.add(command);
            List<String> last = known.subList(Math.max(0, known.size() - MOST), known.size());
            CacheFolder.replace(list, draft -> Files.write(draft, last, StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            // The next time takes as long as this one.
        }
    }
}
