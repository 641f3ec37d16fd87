package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankingTest {
    private final Map<String, String> rules = new TreeMap<>();
    private final Map<String, Quantity> given = new TreeMap<>();

    @Test
    void a_worse_finding_is_read_first_and_a_sure_one_before_a_possible_one() {
        rule("drip", "decode", "severity: warning", 0.9);
        rule("flood", "decode", "severity: critical", 0.7);
        rule("maybe-flood", "queue", "severity: critical", 0.5);

        assertThat(ids()).containsExactly("flood", "maybe-flood", "drip");
    }

    @Test
    void a_mere_hint_of_something_bad_waits_behind_what_is_known() {
        rule("hint-of-flood", "queue", "severity: critical", 0.2);
        rule("drip", "decode", "severity: warning", 0.9);

        assertThat(ids()).containsExactly("drip", "hint-of-flood");
    }

    @Test
    void what_steps_back_before_trouble_does_not_step_back_before_itself() {
        rule("target-missed", "goal", "severity: warning\nyields-to: [warning]", 0.7);
        assertThat(ids()).containsExactly("target-missed");

        rule("flood", "queue", "severity: critical", 0.7);
        assertThat(ids()).containsExactly("flood");
    }

    @Test
    void doubtful_figures_come_before_everything_of_the_same_severity() {
        rule("queue", "queue", "severity: warning", 0.99);
        rule("wrong-sums", "integrity", "severity: warning", 0.9);

        assertThat(ids()).containsExactly("wrong-sums", "queue");
    }

    @Test
    void the_known_owner_of_a_limit_is_read_before_the_queue_that_it_makes() {
        rule("queue", "queue", "severity: warning", 0.99);
        owner("seats", 0.4, "");

        assertThat(ids()).containsExactly("seats", "queue");
    }

    @Test
    void owners_that_are_only_suspected_are_read_after_the_queue_and_together() {
        rule("queue", "queue", "severity: warning", 0.7);
        rule("trifle", "decode", "severity: info", 0.99);
        owner("seats", 0.4, "");
        owner("memory", 0.4, "");
        owner("door", 0.1, "");

        assertThat(ids()).containsExactly("queue", "memory", "seats", "door", "trifle");
    }

    @Test
    void what_slows_a_queue_without_rivals_is_read_after_it() {
        rule("queue", "queue", "severity: warning", 0.7);
        rule("long-prompts", "drain", "severity: warning\ncause: true", 0.9);

        assertThat(ids()).containsExactly("queue", "long-prompts");
    }

    @Test
    void what_slows_a_queue_beyond_doubt_is_read_before_it() {
        rule("queue", "queue", "severity: warning", 0.99);
        rule("uneven-replicas", "drain", "severity: warning\ncause: true", 0.96);

        assertThat(ids()).containsExactly("uneven-replicas", "queue");
    }

    @Test
    void exclusive_owners_share_one_certainty() {
        owner("seats", 0.4, "");
        owner("memory", 0.3, "");
        owner("door", 0.1, "");

        List<Finding> findings = diagnose().findings();

        assertThat(findings).extracting(Finding::id).containsExactly("seats", "memory", "door");
        assertThat(findings.get(0).share().getAsDouble()).isEqualTo(0.5, within(1e-12));
        assertThat(findings.get(0).confidence()).isEqualTo(0.4, within(1e-12));
        assertThat(findings.stream().mapToDouble(f -> f.share().getAsDouble()).sum())
                .isEqualTo(1, within(1e-12));
        assertThat(findings).extracting(Finding::group).containsOnly("cap");
    }

    @Test
    void odds_move_the_certainty_to_one_owner_and_are_its_evidence() {
        given.put("concurrency.limit", new Quantity(20, Unit.REQUESTS));
        owner("seats", 0.5, "");
        owner("door", 0.5, "odds: [{ times: 9, when: concurrency.limit == limit.pool, why: a pool }]");

        Finding door = diagnose().finding("door").orElseThrow();

        assertThat(door.confidence()).isEqualTo(0.72, within(1e-12));
        assertThat(door.evidence()).extracting(Evidence::fact).contains("concurrency.limit");
    }

    @Test
    void odds_that_lack_a_fact_say_what_would_tell() {
        owner("seats", 0.5, "");
        owner("door", 0.5, "odds: [{ times: 9, when: concurrency.limit == limit.pool, why: a pool }]");

        assertThat(diagnose().finding("door").orElseThrow().missing()).containsExactly("concurrency.limit");
    }

    @Test
    void what_is_built_on_spoiled_figures_is_capped() {
        rule("few", "measured", "severity: info\nspoils: [{ facts: ['*.p99'], cap: 0.4, why: w }]", 1);
        rule("tail", "decode", "severity: warning", 0.9);

        assertThat(diagnose().finding("tail").orElseThrow().confidence()).isEqualTo(0.4);
    }

    @Test
    void a_weaker_form_on_sound_figures_is_worth_more_than_a_capped_one() {
        given.put("itl.mean", new Quantity(9, Unit.MILLISECONDS));
        rule("few", "measured", "severity: info\nspoils: [{ facts: [ttft], cap: 0.4, why: w }]", 1);
        rule("tail", "decode", "severity: warning", 0.9, "  - { confidence: 0.6, when: itl.mean > limit.low }");

        Finding tail = diagnose().finding("tail").orElseThrow();

        assertThat(tail.confidence()).isEqualTo(0.6);
        assertThat(tail.form()).isEqualTo(2);
    }

    @Test
    void figures_spoiled_on_a_condition_are_sound_where_it_does_not_hold() {
        rule(
                "few",
                "measured",
                "severity: info\n" + "spoils: [{ facts: ['*.p99'], cap: 0.4, when: ttft.p99 < limit.low, why: w }]",
                1);
        rule("tail", "decode", "severity: warning", 0.9);

        assertThat(diagnose().finding("tail").orElseThrow().confidence()).isEqualTo(0.9);
    }

    @Test
    void a_finding_steps_back_before_what_explains_it() {
        rule("queue", "queue", "severity: critical", 0.9);
        rule("short-run", "measured", "severity: info\nyields-to: [queue]", 1);

        assertThat(ids()).containsExactly("queue");
        assertThat(diagnose().silent()).containsExactly("short-run");
    }

    @Test
    void a_finding_does_not_step_back_before_a_mere_possibility() {
        rule("queue", "queue", "severity: critical", 0.5);
        rule("short-run", "measured", "severity: info\nyields-to: [queue]", 1);

        assertThat(ids()).containsExactly("queue", "short-run");
    }

    @Test
    void all_is_well_only_where_nothing_is_bad() {
        rule("all-well", "health", "severity: good\nyields-to: [warning]", 0.7);
        rule("trifle", "decode", "severity: info", 0.9);
        assertThat(ids()).containsExactly("trifle", "all-well");

        rule("drip", "decode", "severity: warning", 0.5);
        assertThat(ids()).containsExactly("drip", "trifle");
    }

    @Test
    void doubtful_figures_are_no_problem_that_explains_anything() {
        rule("slow", "goal", "severity: warning\nyields-to: [problem]", 0.9);
        rule("too-few", "measured", "severity: warning", 0.98);
        rule("trifle", "decode", "severity: info", 0.9);
        assertThat(ids()).containsExactly("too-few", "slow", "trifle");

        rule("flood", "queue", "severity: warning", 0.5);
        assertThat(ids()).containsExactly("too-few", "flood", "trifle");
    }

    private void rule(String id, String stage, String more, double confidence, String... forms) {
        String kind = stage.equals("health") ? "strength" : stage.equals("measured") ? "data-quality" : "problem";
        rules.put(id + ".yaml", """
                id: %s
                stage: %s
                kind: %s
                %s
                limits:
                  low: { value: 1 ms, why: "for the test" }
                  pool: { value: 20 req, why: "for the test" }
                forms:
                  - { confidence: %s, when: ttft.p99 > limit.low }
                %s
                cases: []
                """.formatted(id, stage, kind, more, confidence, String.join("\n", forms)));
    }

    private void owner(String id, double prior, String odds) {
        rule(id, "drain", "severity: warning\ncause: true\ngroup: cap\nprior: " + prior + "\n" + odds, 0.8);
    }

    private List<String> ids() {
        return diagnose().findings().stream().map(Finding::id).toList();
    }

    private Diagnosis diagnose() {
        given.put("ttft.p99", new Quantity(900, Unit.MILLISECONDS));
        Run run = new Run("run", "run", List.of(), Map.of(), List.of());
        return new RuleBook(rules, Map.of()).diagnose(run, FactSheet.given(given, Facts.ALL));
    }
}
