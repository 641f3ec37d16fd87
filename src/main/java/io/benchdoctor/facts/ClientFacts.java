package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.List;

/** How much of what a client measured the server does not know of: a look from both ends at the same requests. */
final class ClientFacts {
    /** A trial, a warm-up and questions for the model's name come on top of what the client counts. */
    private static final double ASIDE = 0.02;

    private static final double ASIDE_REQUESTS = 6;

    private static final Need SERVER = Need.fact("server.requests.completed");

    static final List<Fact> ALL = List.of(
            extra("client.ttftExtra", "ttft.mean", "server.ttft.mean"),
            over("client.ttftOver", "ttft.mean", "server.ttft.mean"),
            extra("client.latencyExtra", "e2el.mean", "server.e2el.mean"),
            over("client.latencyOver", "e2el.mean", "server.e2el.mean"),
            new Fact(
                    "client.encrypted",
                    Unit.COUNT,
                    Quality.EXACT,
                    "1 when setting urlScheme is https",
                    s -> flag(s.setting(SettingKey.URL_SCHEME)
                            .orElseThrow(() -> Unavailable.because(Why.SETTING_UNKNOWN))
                            .value()
                            .equals("https"))));

    private ClientFacts() {}

    private static Fact extra(String id, String client, String server) {
        return new Fact(id, Unit.MILLISECONDS, Quality.EXACT, client + " - " + server, SERVER, sheet -> {
            requireSameRequests(sheet);
            return sheet.need(client) - sheet.need(server);
        });
    }

    private static Fact over(String id, String client, String server) {
        Fact plain = ratio(id, Unit.RATIO, client, server);
        return new Fact(id, plain.unit(), plain.quality(), plain.text(), SERVER, sheet -> {
            requireSameRequests(sheet);
            return plain.formula().compute(sheet);
        });
    }

    /** Means over other requests cannot be held against each other. */
    private static void requireSameRequests(FactSheet sheet) throws Unavailable {
        double answered = sheet.need("server.requests.completed");
        double completed = sheet.need("requests.completed");
        valid(Math.abs(answered - completed) <= Math.max(ASIDE_REQUESTS, ASIDE * completed));
    }
}
