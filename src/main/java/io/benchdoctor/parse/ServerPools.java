package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.Pool;
import io.benchdoctor.model.RunPart.Pool.Role;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Servers that share each request: some read the prompts and hand keys and values over, the others write the answers. A server
 * may say which it is; where it only says that it hands over, who writes next to nothing is one that reads.
 */
final class ServerPools {
    /** Who reads writes one token of an answer, who writes it all the others. */
    private static final double NEXT_TO_NOTHING = 0.1;

    private final Map<ServerWatch, Role> roles;

    private ServerPools(Map<ServerWatch, Role> roles) {
        this.roles = roles;
    }

    /** The pools that these servers make; empty where one of them works alone, or all do the same. */
    static Optional<ServerPools> of(List<ServerWatch> servers) {
        double most = servers.stream().mapToDouble(ServerPools::written).max().orElse(0);
        Map<ServerWatch, Role> roles = servers.stream()
                .filter(server -> stated(server, SettingKey.KV_ROLE).isPresent())
                .collect(Collectors.toMap(server -> server, server -> role(server, most)));
        boolean both = Set.copyOf(roles.values()).size() == Role.values().length;
        return both && roles.size() == servers.size() ? Optional.of(new ServerPools(roles)) : Optional.empty();
    }

    private static Role role(ServerWatch server, double most) {
        return switch (stated(server, SettingKey.KV_ROLE).orElse("")) {
            case "prefill" -> Role.PREFILL;
            case "decode" -> Role.DECODE;
            default -> written(server) < NEXT_TO_NOTHING * most ? Role.PREFILL : Role.DECODE;
        };
    }

    private static double written(ServerWatch server) {
        return server.tellings().get(0).run().parts().stream()
                .filter(EngineSamples.class::isInstance)
                .flatMap(part -> ((EngineSamples) part).stream())
                .map(EngineSample::generationTokensPerSecond)
                .mapToDouble(rate -> rate.orElse(0))
                .sum();
    }

    private static Optional<String> stated(ServerWatch server, SettingKey key) {
        return Optional.ofNullable(server.tellings().get(0).run().settings().get(key))
                .map(Setting::value);
    }

    /** What the logs of all servers tell of a run that took place then. */
    List<Telling> during(RunWindow window) {
        List<Telling> told = new ArrayList<>();
        roles.keySet().stream()
                .sorted((one, other) -> path(one).compareTo(path(other)))
                .forEach(server -> server.during(window)
                        .forEach(telling -> told.add(
                                new Telling(telling.path(), telling.place(), pool(telling.run(), roles.get(server))))));
        return told;
    }

    private static String path(ServerWatch server) {
        return server.tellings().get(0).path();
    }

    /** Of its settings those that all servers have: any other is of one pool alone. */
    private ParsedRun pool(ParsedRun run, Role role) {
        List<RunPart> parts = run.parts().stream()
                .filter(EngineSamples.class::isInstance)
                .<RunPart>map(samples -> new Pool(role, (EngineSamples) samples))
                .toList();
        Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
        run.settings().forEach((key, setting) -> {
            boolean common = roles.keySet().stream()
                    .allMatch(server ->
                            stated(server, key).filter(setting.value()::equals).isPresent());
            if (common && key != SettingKey.KV_ROLE) {
                settings.put(key, setting);
            }
        });
        return new ParsedRun(run.format(), run.firstLine(), run.lastLine(), settings, parts);
    }
}
