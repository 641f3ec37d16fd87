package io.benchdoctor.fuzz;

import io.benchdoctor.parse.LogReader;
import io.benchdoctor.parse.OwnLogs;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Damages logs of each format, and files of each kind that users write, until so many bytes were read, and prints a table: {@code Fuzz BYTES [FORMAT…]}. Inputs that
 * break something are written to {@code target/fuzz}; then the exit status is 1.
 */
public final class Fuzz {
    /** A log that is large and hard takes a second; what takes longer grows faster than its length. */
    private static final double PATIENCE_SECONDS = 3;

    private static final double PATIENCE_PER_BYTE = 20e-6;

    /** One log in this many goes into every kind of report: these cost a hundred times more. */
    private static final int EVERYTHING = 250;

    private static final int WORST_SHOWN = 5;
    private static final Path FOUND = Path.of("target/fuzz");

    private final Check check;
    private final List<byte[]> all;
    private final Path found;

    Fuzz(List<byte[]> all, Path found) {
        this(all, found, new Chain()::broken);
    }

    Fuzz(List<byte[]> all, Path found, Check check) {
        this.all = all;
        this.found = found;
        this.check = check;
    }

    /** For files that users write. */
    static Fuzz ofUserFiles(String kind, List<byte[]> all, Path found) {
        return new Fuzz(all, found, (file, everything) -> UserFiles.broken(kind, file));
    }

    /** For files that the program saved. */
    static Fuzz ofSavedFiles(List<byte[]> all, Path found) {
        return new Fuzz(all, found, SavedFiles::broken);
    }

    /** Does with an input what the program does, and says what is wrong about what came of it. */
    @FunctionalInterface
    interface Check {
        Optional<String> broken(byte[] input, boolean everything) throws IOException;
    }

    /**
     * What came of one format.
     *
     * @param seconds of processor time
     * @param slowest seconds of the input that took longest
     * @param failures what broke, in words
     */
    record Outcome(String format, int inputs, long bytes, double seconds, double slowest, List<String> failures) {}

    public static void main(String[] arguments) throws Exception {
        long bytes = Long.parseLong(arguments[0]);
        Map<String, List<byte[]>> logs = OwnLogs.byFormat();
        OwnLogs.addReal(logs);
        logs.putAll(UserFiles.byKind());
        logs.putAll(SavedFiles.byKind());
        List<String> chosen = List.of(arguments).subList(1, arguments.length);
        logs.keySet().retainAll(chosen.isEmpty() ? List.copyOf(logs.keySet()) : chosen);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        boolean broken = run(logs, bytes, out);
        out.printf(Locale.ROOT, "%.0f s in all%n", (System.nanoTime() - begin) / 1e9);
        System.exit(broken ? 1 : 0);
    }

    /** Each format's line as soon as it is known; whether any broke. */
    private static boolean run(Map<String, List<byte[]>> logs, long bytes, PrintStream out)
            throws InterruptedException, ExecutionException {
        List<byte[]> all = logs.values().stream().flatMap(List::stream).toList();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                    Thread worker = new Thread(task);
                    worker.setDaemon(true);
                    return worker;
                });
        CompletionService<Outcome> pending = new ExecutorCompletionService<>(workers);
        logs.forEach(
                (format, whole) -> pending.submit(() -> fuzz(format, all).format(format, whole, bytes(format, bytes))));
        out.printf("%-28s %8s %12s %8s %9s %8s%n", "format", "inputs", "bytes", "seconds", "slowest", "crashes");
        boolean broken = false;
        for (int n = 0; n < logs.size(); n++) {
            Outcome outcome = pending.take().get();
            print(outcome, out);
            broken |= !outcome.failures.isEmpty();
        }
        workers.shutdown();
        return broken;
    }

    private static long bytes(String format, long bytes) {
        return SavedFiles.KINDS.contains(format) ? SavedFiles.TIMES_AS_LONG * bytes : bytes;
    }

    private static Fuzz fuzz(String format, List<byte[]> all) {
        if (SavedFiles.KINDS.contains(format)) {
            return ofSavedFiles(all, FOUND);
        }
        return LogReader.formats().contains(format) ? new Fuzz(all, FOUND) : ofUserFiles(format, all, FOUND);
    }

    private static void print(Outcome one, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-28s %8d %12d %8.1f %9.2f %8d%n",
                one.format,
                one.inputs,
                one.bytes,
                one.seconds,
                one.slowest,
                one.failures.size());
        one.failures.stream().limit(WORST_SHOWN).forEach(failure -> out.println("    " + failure));
    }

    /** Damages the logs of one format until so many bytes were read. */
    Outcome format(String format, List<byte[]> whole, long bytes) throws IOException {
        List<String> failures = new ArrayList<>();
        for (byte[] log : whole) {
            check.broken(log, true).ifPresent(why -> failures.add("undamaged: " + why));
        }
        long begin = cpuNanos();
        long read = 0;
        double slowest = 0;
        int inputs = 0;
        while (read < bytes) {
            SplittableRandom random = new SplittableRandom(format.hashCode() * 1_000_003L + inputs);
            byte[] log = Damage.of(whole.get(random.nextInt(whole.size())), all, random);
            long start = cpuNanos();
            String failure = failure(log, inputs % EVERYTHING == 0);
            double seconds = (cpuNanos() - start) / 1e9;
            if (failure.isEmpty() && seconds > patience(log)) {
                failure = slow(log);
            }
            if (!failure.isEmpty()) {
                failures.add(keep(format + "-" + inputs, log) + " " + failure);
            }
            slowest = Math.max(slowest, seconds);
            read += log.length;
            inputs++;
        }
        return new Outcome(format, inputs, read, (cpuNanos() - begin) / 1e9, slowest, failures);
    }

    /** Of this thread alone, so that nothing else on the machine counts. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double patience(byte[] log) {
        return PATIENCE_SECONDS + PATIENCE_PER_BYTE * log.length;
    }

    private String failure(byte[] log, boolean everything) {
        try {
            return check.broken(log, everything).orElse("");
        } catch (IOException | RuntimeException | Error e) {
            StackTraceElement[] at = e.getStackTrace();
            return e + (at.length == 0 ? "" : " at " + at[0] + ours(at));
        }
    }

    private static String ours(StackTraceElement[] trace) {
        return Optional.of(trace).stream()
                .flatMap(Arrays::stream)
                .filter(at -> at.getClassName().startsWith("io.benchdoctor."))
                .findFirst()
                .map(at -> " from " + at)
                .orElse("");
    }

    /** Whether it is slow once more, with nothing else to blame. */
    private String slow(byte[] log) {
        long start = cpuNanos();
        failure(log, false);
        double seconds = (cpuNanos() - start) / 1e9;
        return seconds > patience(log)
                ? String.format(Locale.ROOT, "takes %.1f s for %d bytes", seconds, log.length)
                : "";
    }

    private String keep(String name, byte[] log) throws IOException {
        Files.createDirectories(found);
        return Files.write(found.resolve(name), log).toString();
    }
}
