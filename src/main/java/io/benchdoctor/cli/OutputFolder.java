package io.benchdoctor.cli;

import io.benchdoctor.render.Destination;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder in which only whole files appear: each is written beside its place, and moved there when its renderer is done
 * without a failure.
 */
final class OutputFolder implements Destination {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Map<Path, Path> drafts = new LinkedHashMap<>();
    private final List<Path> written = new ArrayList<>();

    OutputFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public OutputStream open(String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new IOException(name + " lies outside " + folder);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Of its own process: two that write the same folder do not write one draft, and the later whole file stays.
        Path draft = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        drafts.put(file, draft);
        return new BufferedOutputStream(Files.newOutputStream(draft), BUFFER);
    }

    /** Puts every file in its place. */
    void complete() throws IOException {
        for (Map.Entry<Path, Path> draft : drafts.entrySet()) {
            Files.move(draft.getValue(), draft.getKey(), StandardCopyOption.REPLACE_EXISTING);
            written.add(draft.getKey());
        }
        drafts.clear();
    }

    /** Forgets what is not complete. */
    void abandon() throws IOException {
        for (Path draft : drafts.values()) {
            Files.deleteIfExists(draft);
        }
        drafts.clear();
    }

    /** The files that are complete, in the order in which they were written. */
    List<Path> written() {
        return List.copyOf(written);
    }
}
