package io.benchdoctor.catalog;

import io.benchdoctor.model.SettingKey;
import java.util.Optional;

/**
 * A command line option and where it works.
 *
 * @param flag with its hyphens
 * @param sets the setting under which logs state what the option was given; empty where none does
 * @param from first release that has it; empty when all have, as far back as logs go
 * @param until first release in which it is gone or does nothing; empty while it works
 * @param exists false for a name that people recommend and that no release ever had
 * @param source where this is written
 * @param date when it was looked up, {@code yyyy-mm}
 */
public record EngineOption(
        String flag,
        Tool tool,
        Optional<SettingKey> sets,
        Engine engine,
        Optional<EngineVersion> from,
        Optional<EngineVersion> until,
        boolean exists,
        String source,
        String date) {

    /** Which program takes the option. */
    public enum Tool {
        SERVER,
        CLIENT
    }

    /** Which engine acts on the option. */
    public enum Engine {
        /** Every vLLM. */
        ANY,
        /** vLLM before {@link EngineVersion#FIRST_V1}. */
        V0,
        /** vLLM from {@link EngineVersion#FIRST_V1} on. */
        V1,
        SGLANG
    }

    /** Whether it works in a release; without one, whether it works in today's. */
    public boolean worksIn(Optional<EngineVersion> version) {
        return exists && between(from, until, version) && onEngine(engine, version);
    }

    /** Whether a release lies between the two; without one, whether today's does. */
    public static boolean between(
            Optional<EngineVersion> from, Optional<EngineVersion> until, Optional<EngineVersion> version) {
        if (version.isEmpty()) {
            return until.isEmpty();
        }
        return from.map(first -> version.get().compareTo(first) >= 0).orElse(true)
                && until.map(gone -> version.get().compareTo(gone) < 0).orElse(true);
    }

    /** Whether a release of vLLM runs that engine; without one, whether today's does. SGLang is no release of vLLM. */
    public static boolean onEngine(Engine engine, Optional<EngineVersion> version) {
        boolean v1 = version.map(release -> release.compareTo(EngineVersion.FIRST_V1) >= 0)
                .orElse(true);
        return switch (engine) {
            case ANY -> true;
            case V0 -> !v1;
            case V1 -> v1;
            case SGLANG -> false;
        };
    }
}
