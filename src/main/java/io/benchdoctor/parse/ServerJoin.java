package io.benchdoctor.parse;

import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.ServerWatch.Naming;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the log of a server to the runs that it served: by the clock, else by what both counted, else to the only run in
 * its folder. Where two answers are possible there is none: the log then stays a run of its own, for a wrong join is worse
 * than none.
 */
final class ServerJoin {
    private final ServerPlaces places;
    /** Runs with their server, or with none where a clock leaves a doubt that nothing else can settle. */
    private final Map<List<Telling>, Optional<Match>> decided = new IdentityHashMap<>();

    private ServerJoin(ServerPlaces places) {
        this.places = places;
    }

    /** The log of a server as it was cut for a run, with the reason. */
    private record Match(List<ServerWatch> servers, List<Telling> told) {
        private static Match of(List<Telling> client, ServerWatch server, List<Telling> told, By by, List<Clue> clues) {
            return of(client, List.of(server), told, by, clues);
        }

        private static Match of(
                List<Telling> client, List<ServerWatch> servers, List<Telling> told, By by, List<Clue> clues) {
            var reason = new Joined(by, client.get(0).path(), clues);
            return new Match(
                    servers,
                    told.stream().map(telling -> telling.joined(reason)).toList());
        }
    }

    /**
     * What became of the logs of servers.
     *
     * @param groups the tellings of each run, those of servers added to the runs that they served
     * @param alone what is to be said of starts of a server that served none of the runs that were given
     */
    record Outcome(List<List<Telling>> groups, List<LogNote> alone) {}

    static Outcome of(List<List<Telling>> groups) {
        var places = new ServerPlaces(groups);
        return places.servers().isEmpty() || places.clients().isEmpty()
                ? new Outcome(groups, List.of())
                : new ServerJoin(places).outcome();
    }

    private Outcome outcome() {
        matchByLog();
        places.clients().stream().filter(client -> !decided.containsKey(client)).forEach(this::matchByClock);
        matchByCounts();
        places.clients().stream().filter(client -> !decided.containsKey(client)).forEach(this::matchByFolder);
        List<List<Telling>> joined = new ArrayList<>();
        for (List<Telling> client : places.clients()) {
            List<Telling> all = new ArrayList<>(client);
            decided.getOrDefault(client, Optional.empty()).ifPresent(match -> all.addAll(match.told()));
            joined.add(all);
        }
        List<LogNote> alone = new ArrayList<>();
        for (ServerWatch server : unused()) {
            joined.add(server.tellings());
            String why = ServerAlone.of(server, places).id();
            for (Telling telling : server.tellings()) {
                var at = new SourceRef(telling.path(), telling.run().firstLine());
                alone.add(new LogNote(at, Problem.SERVER_UNASSIGNED, why));
            }
        }
        return new Outcome(joined, alone);
    }

    private List<ServerWatch> unused() {
        Set<ServerWatch> used = new HashSet<>();
        decided.values().forEach(match -> match.ifPresent(found -> used.addAll(found.servers())));
        return places.servers().stream()
                .filter(server -> !used.contains(server))
                .toList();
    }

    /** A benchmark without a server prints its result behind the lines of its own engine. */
    private void matchByLog() {
        for (ServerWatch server : places.servers()) {
            List<List<Telling>> printed = places.near(server).stream()
                    .filter(client -> client.stream().anyMatch(server::printed))
                    .toList();
            if (printed.size() == 1) {
                List<Telling> client = printed.get(0);
                decided.putIfAbsent(client, Optional.of(Match.of(client, server, server.whole(), By.LOG, List.of())));
            }
        }
    }

    private void matchByClock(List<Telling> client) {
        Optional<RunWindow> window = RunWindow.of(client);
        if (window.isEmpty()) {
            return;
        }
        var fit = new ServerFit(client);
        List<ServerWatch> watching = watching(client, window.get(), fit);
        if (watching.isEmpty()) {
            return;
        }
        ServerWatch server = watching.get(0);
        Optional<ServerPools> pools = ServerPools.of(watching);
        if (pools.isPresent()) {
            decided.put(client, pooled(client, window.get(), watching, pools.get()));
            return;
        }
        boolean sure = watching.size() == 1
                && server.named(client) != Naming.ANOTHER
                && places.isAlone(client, server, window.get())
                && server.during(window.get()).stream().noneMatch(fit::contradicts);
        Optional<Match> match = Optional.empty();
        if (sure) {
            List<Clue> clues = new ArrayList<>();
            clues.add(server.clue(window.get()));
            clues.addAll(server.counted(fit));
            match = Optional.of(Match.of(client, server, server.during(window.get()), By.TIME, clues));
        }
        decided.put(client, match);
    }

    /** All servers that share the requests of a run, where nobody else sent them any. */
    private Optional<Match> pooled(
            List<Telling> client, RunWindow window, List<ServerWatch> servers, ServerPools pools) {
        boolean alone = servers.stream()
                .allMatch(server -> server.named(client) != Naming.ANOTHER && places.isAlone(client, server, window));
        return alone
                ? Optional.of(Match.of(
                        client,
                        servers,
                        pools.during(window),
                        By.TIME,
                        List.of(servers.get(0).clue(window))))
                : Optional.empty();
    }

    /** Servers that worked at that time; of several those that counted what the client counted. */
    private List<ServerWatch> watching(List<Telling> client, RunWindow window, ServerFit fit) {
        List<ServerWatch> watching = places.candidates(client).stream()
                .filter(server -> server.saw(window))
                .toList();
        if (watching.size() < 2) {
            return watching;
        }
        List<ServerWatch> fitting = watching.stream()
                .filter(server -> server.named(client) != Naming.ANOTHER)
                .filter(server -> !server.counted(fit).isEmpty())
                .toList();
        return fitting.isEmpty() ? watching : fitting;
    }

    /** Only where run and log have nobody else, of those that no clock has decided. */
    private void matchByCounts() {
        Map<List<Telling>, List<ServerWatch>> fitting = new IdentityHashMap<>();
        Map<ServerWatch, Integer> fits = new IdentityHashMap<>();
        List<ServerWatch> free = unused();
        List<List<Telling>> open = places.clients().stream()
                .filter(client -> !decided.containsKey(client))
                .toList();
        for (List<Telling> client : open) {
            var fit = new ServerFit(client);
            List<ServerWatch> found = places.candidates(client).stream()
                    .filter(free::contains)
                    .filter(server -> !server.counted(fit).isEmpty())
                    .filter(server -> server.beside(client).isPresent())
                    .toList();
            fitting.put(client, found);
            found.forEach(server -> fits.merge(server, 1, Integer::sum));
        }
        for (List<Telling> client : open) {
            List<ServerWatch> found = fitting.get(client);
            if (found.size() == 1 && fits.get(found.get(0)) == 1) {
                ServerWatch server = found.get(0);
                List<Clue> clues = server.counted(new ServerFit(client));
                decided.put(
                        client, server.beside(client).map(told -> Match.of(client, server, told, By.COUNTS, clues)));
            }
        }
    }

    private void matchByFolder(List<Telling> client) {
        List<ServerWatch> near = places.near(client);
        if (near.size() == 1 && places.clientsBeside(near.get(0)) == 1) {
            ServerWatch server = near.get(0);
            By by = RunWindow.of(client).isPresent() && server.hasClock() ? By.TIME_ZONE : By.FOLDER;
            Optional<List<Telling>> told =
                    server.beside(client).filter(all -> all.stream().noneMatch(new ServerFit(client)::contradicts));
            decided.put(client, told.map(all -> Match.of(client, server, all, by, List.of())));
        }
    }
}
