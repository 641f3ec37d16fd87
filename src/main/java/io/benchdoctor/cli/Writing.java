package io.benchdoctor.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes every format. */
record Writing(Jobs jobs, OutputFolder folder, Progress progress) {
    /** One format as far as it came. */
    private record Written(OutputFolder.Part part, Optional<IOException> trouble) {
        Optional<LacksMemory> lacksMemory() {
            return trouble.filter(LacksMemory.class::isInstance).map(LacksMemory.class::cast);
        }
    }

    /**
     * Formats appear in their order, each whole; those behind one that cannot be written do not. One for which the memory does
     * not suffice is made once more when the others are done, and then the others appear without it.
     *
     * @param together whether they are made at the same time: those of a single run leave processors idle while they load
     *     what they need, those of a batch while they write what was made; of large runs each fills the memory by itself
     */
    void all(List<Output> outputs, boolean together) throws IOException {
        List<Written> made = together ? jobs.each(outputs, any -> false, this::written) : List.of();
        Optional<LacksMemory> lacking = Optional.empty();
        for (int n = 0; n < outputs.size(); n++) {
            boolean isMade = together && made.get(n).lacksMemory().isEmpty();
            Written written = isMade ? made.get(n) : written(outputs.get(n));
            if (written.lacksMemory().isPresent()) {
                lacking = lacking.or(written::lacksMemory);
            } else {
                complete(written);
            }
        }
        if (lacking.isPresent()) {
            throw lacking.get();
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
        } catch (OutOfMemoryError tooMuch) {
            // What this format asked for is given back here.
            return new Written(part, Optional.of(new LacksMemory(output.format(), tooMuch)));
        }
    }

    private static void complete(Written written) throws IOException {
        if (written.trouble().isPresent()) {
            throw written.trouble().get();
        }
        written.part().complete();
    }
}
