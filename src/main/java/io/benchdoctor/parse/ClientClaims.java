package io.benchdoctor.parse;

import io.benchdoctor.model.Reported;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the commands before a block say about it. A page may show several commands and then only some of their results:
 * the nearest of those counts that asked for as many requests as were answered, and none that asked for fewer.
 *
 * @param clients what each command of a client states, in the order of the text
 * @param others what else was stated, which is nearer to the block than the last client or about the server
 */
record ClientClaims(List<Map<SettingKey, Setting>> clients, Map<SettingKey, Setting> others) {
    /** How well a command fits the figures. */
    private enum Fit {
        IMPOSSIBLE,
        POSSIBLE,
        EXACT
    }

    ClientClaims {
        clients = List.copyOf(clients);
        others = Map.copyOf(others);
    }

    static ClientClaims none() {
        return new ClientClaims(List.of(), Map.of());
    }

    /** All that can be true of a block with these figures. */
    Map<SettingKey, Setting> of(Map<String, Reported> figures) {
        return with(best(figures));
    }

    /** All of it, the last command counting. */
    Map<SettingKey, Setting> last() {
        return with(clients.isEmpty() ? Optional.empty() : Optional.of(clients.get(clients.size() - 1)));
    }

    /** The commands that asked for fewer requests than were answered, where none is left that did not. */
    List<Setting> refuted(Map<String, Reported> figures) {
        List<Setting> refuted = new ArrayList<>();
        if (!clients.isEmpty() && best(figures).isEmpty()) {
            clients.forEach(client -> refuted.add(client.get(SettingKey.NUM_PROMPTS)));
        }
        return refuted;
    }

    private Optional<Map<SettingKey, Setting>> best(Map<String, Reported> figures) {
        Optional<Map<SettingKey, Setting>> best = Optional.empty();
        Fit bestFit = Fit.POSSIBLE;
        for (Map<SettingKey, Setting> client : clients) {
            Fit fit = fit(client, figures);
            if (fit.compareTo(bestFit) >= 0) {
                best = Optional.of(client);
                bestFit = fit;
            }
        }
        return best;
    }

    private static Fit fit(Map<SettingKey, Setting> client, Map<String, Reported> figures) {
        Setting prompts = client.get(SettingKey.NUM_PROMPTS);
        OptionalDouble asked = prompts == null ? OptionalDouble.empty() : prompts.number();
        Reported completed = figures.get("requests.completed");
        if (asked.isEmpty() || completed == null) {
            return Fit.POSSIBLE;
        }
        Reported failed = figures.get("requests.failed");
        double told = completed.quantity().value()
                + (failed == null ? 0 : failed.quantity().value());
        if (told > asked.getAsDouble()) {
            return Fit.IMPOSSIBLE;
        }
        return told == asked.getAsDouble() ? Fit.EXACT : Fit.POSSIBLE;
    }

    private Map<SettingKey, Setting> with(Optional<Map<SettingKey, Setting>> client) {
        Map<SettingKey, Setting> all = new EnumMap<>(SettingKey.class);
        client.ifPresent(all::putAll);
        all.putAll(others);
        return all;
    }
}
