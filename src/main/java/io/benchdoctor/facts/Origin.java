package io.benchdoctor.facts;

import io.benchdoctor.model.SourceRef;
import java.util.List;

/**
 * What a formula leaned on.
 *
 * @param from ids of the facts that it asked for, {@code at} places in the logs that it read, each in the order of asking
 * @param worst quality of those facts; {@link Quality#EXACT} of none
 */
record Origin(List<String> from, List<SourceRef> at, Quality worst) {
    Origin {
        from = List.copyOf(from);
        at = List.copyOf(at);
    }
}
