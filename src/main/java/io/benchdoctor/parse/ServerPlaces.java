package io.benchdoctor.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs and the logs of servers, by the folders in which they lie. */
final class ServerPlaces {
    private final List<List<Telling>> clients = new ArrayList<>();
    private final List<ServerWatch> servers = new ArrayList<>();
    private final Map<String, List<ServerWatch>> serversIn = new HashMap<>();
    private final Map<String, List<List<Telling>>> clientsIn = new HashMap<>();

    ServerPlaces(List<List<Telling>> groups) {
        for (List<Telling> group : groups) {
            if (group.stream().allMatch(ServerWatch::isServer)) {
                var server = new ServerWatch(group);
                servers.add(server);
                folders(group).forEach(folder -> in(serversIn, folder).add(server));
            } else {
                clients.add(group);
                folders(group).forEach(folder -> in(clientsIn, folder).add(group));
            }
        }
    }

    /** Runs of which a client tells. */
    List<List<Telling>> clients() {
        return clients;
    }

    List<ServerWatch> servers() {
        return servers;
    }

    /** Servers that may have served the run: those beside it, else those elsewhere. */
    List<ServerWatch> candidates(List<Telling> client) {
        List<ServerWatch> near = near(client);
        return near.isEmpty() ? far(client) : near;
    }

    List<ServerWatch> near(List<Telling> client) {
        return folders(client).stream()
                .flatMap(folder -> serversIn.getOrDefault(folder, List.of()).stream())
                .distinct()
                .toList();
    }

    /** Servers in folders where no run lies, that serve this very model: with a run beside it a log is that run's. */
    private List<ServerWatch> far(List<Telling> client) {
        return servers.stream()
                .filter(server -> clientsBeside(server) == 0 && server.named(client) == ServerWatch.Naming.SAME)
                .toList();
    }

    int clientsBeside(ServerWatch server) {
        return near(server).size();
    }

    /** Runs beside the server. */
    Set<List<Telling>> near(ServerWatch server) {
        Set<List<Telling>> beside = Collections.newSetFromMap(new IdentityHashMap<>());
        folders(server.tellings()).forEach(folder -> beside.addAll(clientsIn.getOrDefault(folder, List.of())));
        return beside;
    }

    /** Two runs at one time share the server, and its figures are of neither. */
    boolean isAlone(List<Telling> client, ServerWatch server, RunWindow window) {
        return clients.stream()
                .filter(other -> other != client && server.named(other) != ServerWatch.Naming.ANOTHER)
                .noneMatch(other -> RunWindow.of(other).filter(window::overlaps).isPresent());
    }

    private static <T> List<T> in(Map<String, List<T>> folders, String folder) {
        return folders.computeIfAbsent(folder, name -> new ArrayList<>());
    }

    private static Set<String> folders(List<Telling> tellings) {
        Set<String> folders = new HashSet<>();
        tellings.forEach(telling -> folders.add(folder(telling.path())));
        return folders;
    }

    private static String folder(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(0, slash + 1);
    }
}
