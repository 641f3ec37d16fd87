package io.benchdoctor.parse;

import io.benchdoctor.parse.RunAssembly.Telling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the log of a server to the runs that it served: by the clock, else to the only run in its folder. Where two
 * answers are possible there is none: the log then stays a run of its own, for a wrong join is worse than none.
 */
final class ServerJoin {
    private final List<List<Telling>> clients = new ArrayList<>();
    private final List<ServerWatch> servers = new ArrayList<>();

    private ServerJoin(List<List<Telling>> groups) {
        for (List<Telling> group : groups) {
            if (group.stream().allMatch(ServerWatch::isServer)) {
                servers.add(new ServerWatch(group));
            } else {
                clients.add(group);
            }
        }
    }

    /** The groups of tellings, those of servers added to the runs that they served. */
    static List<List<Telling>> joined(List<List<Telling>> groups) {
        var join = new ServerJoin(groups);
        return join.servers.isEmpty() || join.clients.isEmpty() ? groups : join.joined();
    }

    private List<List<Telling>> joined() {
        List<List<Telling>> joined = new ArrayList<>();
        Set<ServerWatch> used = new HashSet<>();
        for (List<Telling> client : clients) {
            List<Telling> all = new ArrayList<>(client);
            Optional<Match> match = match(client);
            match.ifPresent(found -> {
                all.addAll(found.told());
                used.add(found.server());
            });
            joined.add(all);
        }
        servers.stream().filter(server -> !used.contains(server)).forEach(server -> joined.add(server.tellings()));
        return joined;
    }

    private record Match(ServerWatch server, List<Telling> told) {}

    private Optional<Match> match(List<Telling> client) {
        List<ServerWatch> near =
                servers.stream().filter(server -> isBeside(server, client)).toList();
        Optional<RunWindow> window = RunWindow.of(client);
        List<ServerWatch> watching = window.map(time -> watching(near.isEmpty() ? far(client) : near, time))
                .orElse(List.of());
        if (watching.size() == 1) {
            ServerWatch server = watching.get(0);
            boolean alone = server.named(client) != ServerWatch.Naming.ANOTHER && isAlone(client, server, window.get());
            return alone ? Optional.of(new Match(server, server.during(window.get()))) : Optional.empty();
        }
        boolean only = watching.isEmpty() && near.size() == 1 && clientsBeside(near.get(0)) == 1;
        return only ? near.get(0).beside(client).map(told -> new Match(near.get(0), told)) : Optional.empty();
    }

    private static List<ServerWatch> watching(List<ServerWatch> candidates, RunWindow window) {
        return candidates.stream().filter(server -> server.saw(window)).toList();
    }

    /** Servers in folders where no run lies, that serve this very model: with a run beside it a log is that run's. */
    private List<ServerWatch> far(List<Telling> client) {
        return servers.stream()
                .filter(server -> clientsBeside(server) == 0 && server.named(client) == ServerWatch.Naming.SAME)
                .toList();
    }

    private long clientsBeside(ServerWatch server) {
        return clients.stream().filter(client -> isBeside(server, client)).count();
    }

    /** Two runs at one time share the server, and its figures are of neither. */
    private boolean isAlone(List<Telling> client, ServerWatch server, RunWindow window) {
        return clients.stream()
                .filter(other -> other != client && server.named(other) != ServerWatch.Naming.ANOTHER)
                .noneMatch(other -> RunWindow.of(other).filter(window::overlaps).isPresent());
    }

    private static boolean isBeside(ServerWatch server, List<Telling> client) {
        Set<String> folders = new HashSet<>();
        client.forEach(telling -> folders.add(folder(telling.path())));
        return server.tellings().stream().anyMatch(telling -> folders.contains(folder(telling.path())));
    }

    private static String folder(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(0, slash + 1);
    }
}
