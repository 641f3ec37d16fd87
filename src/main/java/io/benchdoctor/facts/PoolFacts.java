package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.RunPart.Pool;
import io.benchdoctor.model.RunPart.Pool.Role;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** How two groups of servers get on of which one reads the prompts and the other writes the answers. */
final class PoolFacts {
    /** From here on the next request finds no room. */
    private static final double FULL = 0.95;

    private static final Need POOL = Need.server(Pool.class);

    static final List<Fact> ALL = all();

    private PoolFacts() {}

    private static List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "pool.shared",
                Unit.COUNT,
                Quality.EXACT,
                "1 when servers share each request, 0 when a server's start was read that shares none",
                PoolFacts::shared));
        for (Role role : Role.values()) {
            String pool = "pool." + role.name().toLowerCase(Locale.ROOT);
            facts.add(share(pool + ".waitingShare", role, "a waiting request", s -> waiting(s) > 0));
            facts.add(share(
                    pool + ".idleShare", role, "no request that runs or waits", s -> waiting(s) + running(s) == 0));
            facts.add(share(
                    pool + ".fullShare",
                    role,
                    "a KV cache usage of 0.95 or more",
                    s -> s.kvCacheUsageRatio().orElse(0) >= FULL));
            facts.add(new Fact(
                    pool + ".kv",
                    Unit.SHARE,
                    Quality.EXACT,
                    "mean KV cache usage of the servers of the pool",
                    POOL,
                    sheet -> usage(sheet, role)));
        }
        return List.copyOf(facts);
    }

    private static Fact share(String id, Role role, String what, Predicate<EngineSample> test) {
        return new Fact(
                id,
                Unit.SHARE,
                Quality.EXACT,
                "part of the samples of the pool's servers with " + what,
                POOL,
                sheet -> {
                    List<EngineSample> samples = samples(sheet, role);
                    return (double) samples.stream().filter(test).count() / samples.size();
                });
    }

    private static double waiting(EngineSample sample) {
        return sample.waiting().orElse(0);
    }

    private static double running(EngineSample sample) {
        return sample.running().orElse(0);
    }

    private static double usage(FactSheet sheet, Role role) throws Unavailable {
        return samples(sheet, role).stream()
                .mapToDouble(sample -> sample.kvCacheUsageRatio().orElse(0))
                .average()
                .orElseThrow();
    }

    private static List<EngineSample> samples(FactSheet sheet, Role role) throws Unavailable {
        List<EngineSample> samples = new ArrayList<>();
        for (Pool pool : sheet.parts(Pool.class)) {
            if (pool.role() == role) {
                sheet.at(pool.source());
                pool.samples().stream().forEach(samples::add);
            }
        }
        if (samples.isEmpty()) {
            throw Unavailable.because(Why.NO_SERVER_LOG);
        }
        return samples;
    }

    /** A server that hands over to nobody says nothing of it. */
    private static double shared(FactSheet sheet) throws Unavailable {
        boolean pools = !sheet.parts(Pool.class).isEmpty();
        boolean stated = sheet.setting(SettingKey.KV_ROLE)
                .filter(role -> !role.value().equals("both"))
                .isPresent();
        boolean started = sheet.setting(SettingKey.KV_CACHE_TOKENS).isPresent()
                || sheet.setting(SettingKey.KV_CACHE_BLOCKS).isPresent();
        valid(pools || stated || started);
        return flag(pools || stated);
    }
}
