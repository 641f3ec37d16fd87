package io.benchdoctor.cli;

import io.benchdoctor.render.Destination;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A folder in which only whole files appear: each is written beside its place and moved there when complete. */
final class OutputFolder implements Destination {
    private final Path folder;
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
        Path draft = file.resolveSibling("." + file.getFileName() + ".part");
        return new BufferedFile(Files.newOutputStream(draft), draft, file);
    }

    /** The files that are complete, in the order in which they were written. */
    List<Path> written() {
        return List.copyOf(written);
    }

    private final class BufferedFile extends FilterOutputStream {
        private final Path draft;
        private final Path file;
        private boolean open = true;

        private BufferedFile(OutputStream out, Path draft, Path file) {
            super(new BufferedOutputStream(out, 1 << 16));
            this.draft = draft;
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                super.close();
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
                written.add(file);
            }
        }
    }
}
