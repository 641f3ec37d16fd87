package io.benchdoctor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a configuration file says in place of what nobody typed. What is typed counts more.
 *
 * @param file empty where none is in force
 * @param found whether it was found on the way up, and not named by whoever typed the command
 * @param options by name of the option without its hyphens, those of one command as {@code compare.format}
 * @param switches what is on or off, by the same names
 * @param limits of rules, {@code given} what the logs do not say
 */
record Configuration(
        Optional<Path> file,
        boolean found,
        Map<String, String> options,
        Map<String, Boolean> switches,
        List<Line> limits,
        List<Line> given)
        implements IDefaultValueProvider {
    static final Configuration NONE =
            new Configuration(Optional.empty(), false, Map.of(), Map.of(), List.of(), List.of());

    static final String OUT = "out";

    Configuration {
        options = Map.copyOf(options);
        switches = Map.copyOf(switches);
        limits = List.copyOf(limits);
        given = List.copyOf(given);
    }

    /**
     * One entry of a mapping whose keys are free.
     *
     * @param place {@code file:line:column}, for what is wrong with it
     */
    record Line(String name, String value, String place) {}

    /** What an option is that nobody typed; null where the file does not say. */
    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String name = option.longestName().replaceFirst("^--", "");
        return options.getOrDefault(argument.command().name() + "." + name, options.get(name));
    }

    /**
     * Whether something is on.
     *
     * @param typed what the command line says of it; null where it says nothing
     */
    boolean isOn(String name, Boolean typed) {
        return typed == null ? switches.getOrDefault(name, false) : typed;
    }
}
