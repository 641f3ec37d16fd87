package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.util.Optional;

/** What one tool calls things in the results that it saves as JSON, a run per object. See {@link SavedFormat}. */
interface SavedKeys {
    /** Id of the format. */
    String format();

    /** By which keys such results are known. */
    Marks marks();

    /** The figure at a path such as {@code duration} or {@code percentiles.99}. */
    Optional<ConsoleLabel> figure(String path);

    /** The setting at a path. */
    Optional<SettingKey> setting(String path);

    /** Settles behind the last key what single keys leave open; whether the figures are a result of this tool. */
    boolean complete(RunFigures figures);

    /** Whether lists under vLLM's names tell of every request. */
    default boolean listsRequests() {
        return false;
    }

    /** Whether a gap before a chunk of several tokens is written once per token, shared out evenly. */
    default boolean sharesGaps(RunFigures figures) {
        return false;
    }
}
