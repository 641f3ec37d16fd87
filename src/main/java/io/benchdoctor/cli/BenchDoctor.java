package io.benchdoctor.cli;

import io.benchdoctor.catalog.YamlException;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.render.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The program: {@code bench-doctor analyze …}. */
@Command(
        name = "bench-doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class BenchDoctor implements Runnable {
    /** In the order of the help. */
    private static final Map<String, Supplier<?>> COMMANDS = commands();

    /** Those that judge by rules. */
    private static final List<String> JUDGING = List.of("analyze", "compare", "history");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final PrintStream out;
    private final Configuration configuration;

    private BenchDoctor(PrintStream out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
    }

    private static Map<String, Supplier<?>> commands() {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("analyze", AnalyzeCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("history", HistoryCommand::new);
        commands.put("render", RenderCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("rules", RulesCommand::new);
        commands.put("formats", FormatsCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("man", ManCommand::new);
        return commands;
    }

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        // To describe the command line and to read the rules takes about as long: neither needs the other.
        if (arguments.length > 0 && JUDGING.contains(arguments[0])) {
            Jobs.ofMachine().beside(List.of(arguments[0]), any -> Rules.ofProgram());
        }
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs one command with the given streams; for the process and for tests. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        Path home = Path.of(System.getProperty("user.home", "")).toAbsolutePath();
        return run(new ConfigurationSearch(Path.of("").toAbsolutePath(), home, err), out, err, arguments);
    }

    /** @param search for the configuration file; relative paths on the command line are as seen from the process */
    static int run(ConfigurationSearch search, PrintStream out, PrintStream err, String... arguments) {
        Configuration configuration;
        try {
            configuration = search.inForce(List.of(arguments));
        } catch (YamlException mistake) {
            err.println(Terminal.safe(mistake.getMessage()));
            return ExitCode.WRONG_USAGE.code();
        } catch (IOException unreadable) {
            err.println(Words.text("config.unreadable", Map.of("problem", String.valueOf(unreadable.getMessage()))));
            return ExitCode.WRONG_USAGE.code();
        }
        CommandLine program = program(configuration, out, err, arguments);
        int code = execute(program, arguments);
        program.getOut().flush();
        program.getErr().flush();
        return code;
    }

    /** The command line as it is described in a language, without a configuration; for what tells of it. */
    static CommandLine described(Messages words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLine program = new CommandLine(new BenchDoctor(nowhere, Configuration.NONE));
        COMMANDS.forEach((name, command) -> program.addSubcommand(name, command.get()));
        program.setResourceBundle(Words.bundle(words));
        return program;
    }

    /** The command line as it is parsed: to describe a command takes its time, so where one is named it stands alone. */
    private static CommandLine program(
            Configuration configuration, PrintStream out, PrintStream err, String... arguments) {
        CommandLine program = new CommandLine(new BenchDoctor(out, configuration));
        String named = arguments.length > 0 && COMMANDS.containsKey(arguments[0]) ? arguments[0] : "";
        COMMANDS.forEach((name, command) -> {
            if (named.isEmpty() || named.equals(name)) {
                program.addSubcommand(name, command.get());
            }
        });
        program.setDefaultValueProvider(configuration);
        program.setResourceBundle(Words.bundle(Words.messages()));
        program.setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true));
        program.setErr(new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true));
        program.setParameterExceptionHandler((wrong, given) -> usage(wrong));
        program.setExecutionExceptionHandler((bug, command, parsed) -> bug(command, bug));
        program.setUsageHelpAutoWidth(true);
        translate(program);
        return program;
    }

    /** The library lets errors through, such as a heap that is too small; the shell would take their code for a gate's. */
    private static int execute(CommandLine program, String... arguments) {
        try {
            return program.execute(arguments);
        } catch (VirtualMachineError | LinkageError bug) {
            return bug(program, bug);
        }
    }

    private static int bug(CommandLine command, Throwable bug) {
        if (bug instanceof OutOfMemoryError) {
            command.getErr().println(Words.text("memory"));
            return ExitCode.OUR_BUG.code();
        }
        command.getErr().println(Words.text("bug", Map.of("version", Version.NUMBER)));
        command.getErr().print(trace(bug));
        return ExitCode.OUR_BUG.code();
    }

    /** A message may hold a piece of a log. */
    static String trace(Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        return Terminal.safe(trace.toString().replace("\t", "    "));
    }

    Configuration configuration() {
        return configuration;
    }

    /** Standard output as bytes, for a report that is no text. */
    PrintStream out() {
        return out;
    }

    /** The library's own headings are English; ours are not. */
    private static void translate(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading(Words.text("heading.synopsis") + " ");
        usage.commandListHeading("%n" + Words.text("heading.commands") + "%n");
        usage.optionListHeading("%n" + Words.text("heading.options") + "%n");
        usage.parameterListHeading("%n");
        if (command.getSubcommands().isEmpty()) {
            usage.exitCodeListHeading("%n" + Words.text("heading.exit-codes") + "%n");
            Map<String, String> codes = new LinkedHashMap<>();
            Stream.of(ExitCode.values())
                    .map(ExitCode::code)
                    .sorted()
                    .forEach(code -> codes.put(Integer.toString(code), Words.text("exit." + code)));
            usage.exitCodeList(codes);
        }
        command.getSubcommands().values().forEach(BenchDoctor::translate);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int usage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(UsageProblem.of(wrong));
        command.getErr()
                .println(Words.text(
                        "try-help", Map.of("command", command.getCommandSpec().qualifiedName())));
        return ExitCode.WRONG_USAGE.code();
    }

    /** A report is UTF-8 whatever the machine's default is. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }
}
