package io.benchdoctor.cli;

import io.benchdoctor.render.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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
        subcommands = {
            AnalyzeCommand.class,
            CompareCommand.class,
            RenderCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            FormatsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class BenchDoctor implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final PrintStream out;

    private BenchDoctor(PrintStream out) {
        this.out = out;
    }

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs one command with the given streams; for the process and for tests. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine program = new CommandLine(new BenchDoctor(out));
        program.setResourceBundle(Words.bundle());
        program.setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true));
        program.setErr(new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true));
        program.setParameterExceptionHandler((wrong, given) -> usage(wrong));
        program.setExecutionExceptionHandler((bug, command, parsed) -> bug(command, bug));
        program.setUsageHelpAutoWidth(true);
        translate(program);
        int code = execute(program, arguments);
        program.getOut().flush();
        program.getErr().flush();
        return code;
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
