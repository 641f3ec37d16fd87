package io.benchdoctor.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run of every ailment of the lab as a user would hand it in. */
public final class LabFolders {
    private static final long SEED = 1;

    private LabFolders() {}

    /** Writes two folders of each ailment: with the client's printout alone, and with its result file and the server's log. */
    public static List<Path> write(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Ailment ailment : Ailment.values()) {
            Ward.Stay stay = Ward.admit(Patient.draw(ailment, SEED));
            String name = ailment.name().toLowerCase(Locale.ROOT);
            Path bare = Files.createDirectories(folder.resolve(name + "-console"));
            Files.writeString(bare.resolve("bench.log"), LabLogs.console(stay.run()));
            Path full = Files.createDirectories(folder.resolve(name));
            Files.writeString(full.resolve("bench.log"), LabLogs.console(stay.run()));
            Files.writeString(full.resolve("result.json"), LabLogs.json(stay.run()));
            Files.writeString(full.resolve("server.log"), LabServerLog.of(stay));
            written.add(bare);
            written.add(full);
        }
        return written;
    }
}
