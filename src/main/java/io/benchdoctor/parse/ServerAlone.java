package io.benchdoctor.parse;

import io.benchdoctor.parse.ServerWatch.Naming;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why the log of a server was given to no run although there were runs: what a reader has to change for the next time. */
enum ServerAlone {
    /** It worked at the time of a run, and so did another server, or another run was sent to it: whose work it was is open. */
    SHARED,
    /** No clock decides, and more than one run or server log lies in its folder. */
    SEVERAL,
    /** It serves a model by another name. */
    MODEL,
    /** It worked on more requests at once than the client ever sent. */
    LOAD,
    /** By the clocks it did not work while a run was. */
    TIME,
    /** No run lies beside it, and neither clock nor model leads to one elsewhere. */
    APART;

    /** The detail of the note. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason nearest to a join: what nearly fitted says more than what did not fit at all. */
    static ServerAlone of(ServerWatch server, ServerPlaces places) {
        List<List<Telling>> clients = places.clients();
        List<List<Telling>> atTheTime =
                clients.stream().filter(client -> workedDuring(server, client)).toList();
        List<List<Telling>> beside = clients.stream()
                .filter(client -> places.near(client).contains(server))
                .toList();
        if (!atTheTime.isEmpty()) {
            return refusal(server, atTheTime).orElse(SHARED);
        }
        if (!beside.isEmpty()) {
            return refusal(server, beside).orElseGet(() -> withoutClock(server, beside));
        }
        List<List<Telling>> called = clients.stream()
                .filter(client -> server.named(client) == Naming.SAME)
                .toList();
        return !called.isEmpty() && called.stream().allMatch(client -> clocksKnown(server, client)) ? TIME : APART;
    }

    private static boolean workedDuring(ServerWatch server, List<Telling> client) {
        return RunWindow.of(client).filter(server::saw).isPresent();
    }

    private static boolean clocksKnown(ServerWatch server, List<Telling> client) {
        return server.hasClock() && RunWindow.of(client).isPresent();
    }

    /** What every one of these runs is refused for. */
    private static Optional<ServerAlone> refusal(ServerWatch server, List<List<Telling>> clients) {
        if (clients.stream().allMatch(client -> server.named(client) == Naming.ANOTHER)) {
            return Optional.of(MODEL);
        }
        return clients.stream().allMatch(client -> overloads(server, client)) ? Optional.of(LOAD) : Optional.empty();
    }

    private static boolean overloads(ServerWatch server, List<Telling> client) {
        var fit = new ServerFit(client);
        List<Telling> told = RunWindow.of(client)
                .filter(server::saw)
                .map(server::during)
                .or(() -> server.beside(client))
                .orElse(List.of());
        return told.stream().anyMatch(fit::contradicts);
    }

    private static ServerAlone withoutClock(ServerWatch server, List<List<Telling>> beside) {
        return beside.stream().allMatch(client -> clocksKnown(server, client)) ? TIME : SEVERAL;
    }
}
