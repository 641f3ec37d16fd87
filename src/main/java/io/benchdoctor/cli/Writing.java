package io.benchdoctor.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes every format. */
record Writing(Jobs jobs, OutputFolder folder, Progress progress) {
    /** One format as far as it came. */
    private record Written(OutputFolder.Part part, Optional<IOException> trouble) {}

    /**
     * Formats appear in their order, each whole; those behind one that cannot be written do not.
     *
     * @param together whether they are made at the same time: those of a single run leave processors idle while they load
     *     what they need, those of a batch while they write what was made; of large runs each fills the memory by itself
     */
    void all(List<Output> outputs, boolean together) throws IOException {
        if (together) {
            for (Written written : jobs.each(outputs, any -> false, this::written)) {
                complete(written);
            }
        } else {
            for (Output output : outputs) {
                complete(written(output));
            }
        }
    }

    private Written written(Output output) {
        progress.now(Words.text("progress.write", Map.of("format", output.format())));
        OutputFolder.Part part = folder.part();
        try {
            output.making().to(part);
            return new Written(part, Optional.empty());
        } catch (IOException trouble) {
            return new Written(part, Optional.of(trouble));
        }
    }

    private static void complete(Written written) throws IOException {
        if (written.trouble().isPresent()) {
            throw written.trouble().get();
        }
        written.part().complete();
    }
}
