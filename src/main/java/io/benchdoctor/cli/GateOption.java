package io.benchdoctor.cli;

import io.benchdoctor.diagnose.RegressionGate;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The gate of every command that looks for changes. */
final class GateOption {
    /** Null where none is set. */
    @Option(names = "--fail-on", paramLabel = "regression[=METRIC:PERCENT,…]", descriptionKey = "compare.fail-on")
    private String given;

    /** @throws CommandLine.ParameterException for a gate that nobody knows */
    Optional<RegressionGate> gate(CommandLine command) {
        return Optional.ofNullable(given).map(gate -> CompareGate.of(command, gate));
    }

    static ExitCode code(RegressionGate.Answer answer) {
        return switch (answer) {
            case FAILED -> ExitCode.GATE_FAILED;
            case INCONCLUSIVE -> ExitCode.GATE_INCONCLUSIVE;
            case PASSED -> ExitCode.DONE;
        };
    }
}
