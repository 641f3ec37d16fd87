package io.benchdoctor.cli;

import io.benchdoctor.render.Renderer;
import io.benchdoctor.report.BatchReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes every format. Those of a single run are written at the same time, since each leaves processors idle while it
 * loads what it needs; those of a batch one after the other, since each fills the processors and the memory by itself.
 */
record Writing(Jobs jobs, OutputFolder folder, Progress progress) {
    /** One format as far as it came. */
    private record Written(OutputFolder.Part part, Optional<IOException> trouble) {}

    /** Formats appear in their order, each whole; those behind one that cannot be written do not. */
    void all(List<Renderer> renderers, BatchReport report) throws IOException {
        if (report.diagnoses().size() == 1) {
            for (Written written : jobs.each(renderers, any -> false, renderer -> written(renderer, report))) {
                complete(written);
            }
        } else {
            for (Renderer renderer : renderers) {
                complete(written(renderer, report));
            }
        }
    }

    private Written written(Renderer renderer, BatchReport report) {
        progress.now(Words.text("progress.write", Map.of("format", renderer.format())));
        OutputFolder.Part part = folder.part();
        try {
            renderer.render(report, part);
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
