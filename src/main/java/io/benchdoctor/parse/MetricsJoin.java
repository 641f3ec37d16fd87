package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import io.benchdoctor.parse.ServerWatch.Naming;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the counters of a server's metrics to the run that they counted: as many requests and tokens as the client says, and no
 * other pair agrees. A server that has served others as well counted more, and its means are of no one run.
 */
final class MetricsJoin {
    /** Requests beside the run: a trial, and questions for the model's name. */
    private static final double ASIDE = 5;
    /** Clients that count the tokens of an answer themselves differ a little from the server. */
    private static final double TOKEN_SHARE = 0.02;

    private static final String COMPLETED = "requests.completed";
    private static final String WRITTEN = "tokens.output";
    private static final String SERVER = "server.";

    private MetricsJoin() {}

    /** The tellings of each run, those of metrics added to the runs that they counted. */
    static List<List<Telling>> joined(List<List<Telling>> groups) {
        List<List<Telling>> metrics =
                groups.stream().filter(MetricsJoin::isMetrics).toList();
        if (metrics.isEmpty()) {
            return groups;
        }
        List<List<Telling>> clients = groups.stream()
                .filter(group -> !isMetrics(group) && figure(group, COMPLETED).isPresent())
                .toList();
        Map<List<Telling>, List<List<Telling>>> counted = new IdentityHashMap<>();
        for (List<Telling> metric : metrics) {
            List<List<Telling>> fitting =
                    clients.stream().filter(client -> agree(metric, client)).toList();
            if (fitting.size() == 1) {
                counted.computeIfAbsent(fitting.get(0), client -> new ArrayList<>())
                        .add(metric);
            }
        }
        counted.values().removeIf(several -> several.size() > 1);
        return groups(groups, counted);
    }

    private static List<List<Telling>> groups(
            List<List<Telling>> groups, Map<List<Telling>, List<List<Telling>>> counted) {
        List<List<Telling>> used =
                counted.values().stream().map(one -> one.get(0)).toList();
        List<List<Telling>> joined = new ArrayList<>();
        for (List<Telling> group : groups) {
            if (counted.containsKey(group)) {
                List<Telling> both = new ArrayList<>(group);
                both.addAll(counters(counted.get(group).get(0), group));
                joined.add(both);
            } else if (used.stream().noneMatch(one -> one == group)) {
                joined.add(group);
            }
        }
        return joined;
    }

    private static boolean isMetrics(List<Telling> group) {
        return group.stream().allMatch(telling -> telling.run().format().equals(PrometheusFormat.ID));
    }

    private static boolean agree(List<Telling> metrics, List<Telling> client) {
        double answered = figure(metrics, SERVER + COMPLETED).orElse(Double.NaN);
        double written = figure(metrics, SERVER + WRITTEN).orElse(Double.NaN);
        double completed = figure(client, COMPLETED).orElse(Double.NaN);
        double tokens = figure(client, WRITTEN).orElse(Double.NaN);
        double before = 1 + warmups(client);
        return answered >= completed
                && answered <= completed + before + ASIDE
                && written >= tokens * (1 - TOKEN_SHARE)
                && written <= tokens * (1 + TOKEN_SHARE) + before * tokens / completed
                && new ServerWatch(metrics).named(client) != Naming.ANOTHER;
    }

    private static double warmups(List<Telling> client) {
        return client.stream()
                .map(telling -> telling.run().settings().get(SettingKey.WARMUPS))
                .filter(setting -> setting != null)
                .map(Setting::number)
                .mapToDouble(number -> number.orElse(0))
                .max()
                .orElse(0);
    }

    private static Optional<Double> figure(List<Telling> tellings, String metric) {
        return tellings.stream()
                .flatMap(telling -> telling.run().parts().stream())
                .filter(BenchSummary.class::isInstance)
                .map(part -> ((BenchSummary) part).figure(metric))
                .flatMap(Optional::stream)
                .map(Quantity::value)
                .filter(Double::isFinite)
                .findFirst();
    }

    /** What was counted, without the gauges: they tell of the moment of the reading, and no clock says which that was. */
    private static List<Telling> counters(List<Telling> metrics, List<Telling> client) {
        List<Clue> clues = List.of(COMPLETED, WRITTEN).stream()
                .map(metric -> new Clue(metric, written(metrics, SERVER + metric), written(client, metric)))
                .toList();
        var reason = new Joined(By.COUNTS, client.get(0).path(), clues);
        return metrics.stream()
                .map(telling -> new Telling(telling.path(), telling.place(), withoutGauges(telling.run())))
                .map(telling -> telling.joined(reason))
                .toList();
    }

    private static String written(List<Telling> tellings, String metric) {
        return String.format(Locale.ROOT, "%.0f", figure(tellings, metric).orElseThrow());
    }

    private static ParsedRun withoutGauges(ParsedRun run) {
        List<RunPart> parts = run.parts().stream()
                .filter(part -> !(part instanceof EngineSamples))
                .toList();
        return new ParsedRun(run.format(), run.firstLine(), run.lastLine(), run.settings(), parts);
    }
}
