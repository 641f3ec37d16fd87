package io.benchdoctor.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One benchmark run, put together from the parts that its logs tell.
 *
 * @param id content-derived: the same logs give the same id, wherever they lie
 * @param label what a person would call it: the model, the file name
 * @param settings how the run was made; of several statements the most particular one
 */
public record Run(
        String id, String label, List<Source> sources, Map<SettingKey, Setting> settings, List<RunPart> parts) {
    public Run {
        sources = List.copyOf(sources);
        settings = Map.copyOf(settings);
        parts = List.copyOf(parts);
    }

    /**
     * A stretch of a file that tells of this run.
     *
     * @param joined why it counts as telling of it; empty for the source to which the others were joined
     */
    public record Source(String path, String format, int firstLine, int lastLine, Optional<Joined> joined) {}

    /** The parts of one kind, in the order in which they were read. */
    public <P extends RunPart> List<P> parts(Class<P> kind) {
        List<P> ofKind = new ArrayList<>(0);
        for (RunPart part : parts) {
            if (kind.isInstance(part)) {
                ofKind.add(kind.cast(part));
            }
        }
        return Collections.unmodifiableList(ofKind);
    }

    /** The raw timings, where a log has them. */
    public Optional<RequestTimings> timings() {
        for (RunPart part : parts) {
            if (part instanceof RequestTimings timings) {
                return Optional.of(timings);
            }
        }
        return Optional.empty();
    }

    /** What a log of this run states for a setting; empty where none does. */
    public Optional<Setting> setting(SettingKey key) {
        return Optional.ofNullable(settings.get(key));
    }
}
