package io.benchdoctor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchdoctor.catalog.SloProfile.Measure;
import org.junit.jupiter.api.Test;

class SloProfilesTest {
    @Test
    void ten_sets_of_targets_come_with_the_program_and_a_chat_is_the_first() {
        assertThat(SloProfiles.standard().ids()).hasSize(10).startsWith("chat").endsWith("batch");
        assertThat(SloProfiles.standard().named("voice")).isPresent();
        assertThat(SloProfiles.standard().named("fax")).isEmpty();
    }

    @Test
    void a_single_request_is_held_against_the_limit_of_the_highest_percentile() {
        SloProfile chat = SloProfiles.standard().first();

        assertThat(chat.hardest(Measure.TTFT)).hasValue(new SloProfile.Limit(Measure.TTFT, 99, 2000));
        assertThat(chat.hardest(Measure.E2EL)).isEmpty();
        assertThat(chat.limit(Measure.TTFT, 50)).hasValue(new SloProfile.Limit(Measure.TTFT, 50, 500));
    }

    @Test
    void a_user_writes_targets_of_their_own() {
        SloProfile mine = SloProfiles.read("mine.yaml", """
                id: our-chat
                attainment: 0.95
                limits:
                  - { measure: ttft, percentile: 99.9, ms: 3000 }
                """);

        assertThat(mine.limits()).extracting(SloProfile.Limit::measured).containsExactly("ttft.p99.9");
    }

    @Test
    void a_mistake_names_file_line_and_what_is_expected() {
        assertThatThrownBy(() -> SloProfiles.read("mine.yaml", "id: x\nattainment: 99\nlimits: []\n"))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("mine.yaml:2:")
                .hasMessageContaining("at most 1");
        assertThatThrownBy(() -> SloProfiles.read(
                        "mine.yaml",
                        "id: x\nattainment: 1\nlimits:\n  - { measure: latency, percentile: 99, ms: 1 }\n"))
                .hasMessageContaining("mine.yaml:4:")
                .hasMessageContaining("ttft, tpot, stall, e2el");
        assertThatThrownBy(() -> SloProfiles.read(
                        "mine.yaml", "id: x\nattainment: 1\nlimits:\n  - { measure: ttft, percentile: 0, ms: 1 }\n"))
                .hasMessageContaining("above 0");
    }
}
