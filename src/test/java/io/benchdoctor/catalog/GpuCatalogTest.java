package io.benchdoctor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuCatalogTest {
    private static final GpuCatalog BOOK = GpuCatalog.standard();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "NVIDIA H100 80GB HBM3, H100 SXM",
        "H100, H100 SXM",
        "h100-sxm, H100 SXM",
        "8xH100, H100 SXM",
        "8 x NVIDIA H100, H100 SXM",
        "H100x8, H100 SXM",
        "NVIDIA H100 PCIe, H100 PCIe",
        "NVIDIA H100 NVL, H100 NVL",
        "NVIDIA A100-SXM4-80GB, A100 80G SXM",
        "NVIDIA A100 80GB PCIe, A100 80G PCIe",
        "NVIDIA A100-PCIE-40GB, A100 40G",
        "A100 80 GB, A100 80G SXM",
        "NVIDIA L40S, L40S",
        "NVIDIA L4, L4",
        "Tesla T4, T4",
        "NVIDIA GeForce RTX 4090, RTX 4090",
        "RTX4090, RTX 4090",
        "NVIDIA RTX PRO 6000 Blackwell Workstation Edition, RTX PRO 6000 Blackwell",
        "NVIDIA RTX 6000 Ada Generation, RTX 6000 Ada",
        "NVIDIA GB10, DGX Spark GB10",
        "NVIDIA B200, B200",
        "AMD Instinct MI300X, MI300X",
        "mi355x, MI355X",
    })
    void a_card_is_known_by_the_names_that_logs_give_it(String text, String name) {
        assertThat(BOOK.find(text)).map(Gpu::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A100",
                "V100",
                "H100 and A100 80GB",
                "NVIDIA H100 80GB HBM3 MIG 1g.10gb",
                "NVIDIA A100-SXM-64GB",
                "NVIDIA A10G",
                "NVIDIA GeForce RTX 4090 Laptop GPU",
                "RTX 4090 D",
                "gaudi3",
                "cpu",
            })
    void a_name_that_leaves_a_choice_is_no_card(String text) {
        assertThat(BOOK.find(text)).isEmpty();
    }

    @Test
    void every_row_says_where_it_is_written_and_when_that_was_looked_up() {
        assertThat(BOOK.gpus()).hasSizeGreaterThan(25).allSatisfy(gpu -> {
            assertThat(gpu.source()).isNotBlank();
            assertThat(gpu.date()).matches("20\\d\\d-[01]\\d");
            assertThat(gpu.memoryGibibytes()).isBetween(16.0, 300.0);
            assertThat(gpu.bandwidthGigabytes()).isBetween(200.0, 10_000.0);
            // operations per byte: a slip of a digit would leave this range
            assertThat(1000 * gpu.flops16Tera() / gpu.bandwidthGigabytes()).isBetween(30.0, 450.0);
            gpu.flops8Tera()
                    .ifPresent(eight -> assertThat(eight / gpu.flops16Tera()).isBetween(1.9, 2.1));
        });
    }

    @Test
    void a_card_is_found_by_its_own_name() {
        assertThat(BOOK.gpus())
                .allSatisfy(gpu -> assertThat(BOOK.find(gpu.name())).contains(gpu));
    }

    @Test
    void narrow_weights_are_computed_with_narrow_numbers_only_where_the_card_can() {
        Gpu h100 = BOOK.find("H100").orElseThrow();
        Gpu a100 = BOOK.find("A100 80GB").orElseThrow();

        assertThat(h100.computeTera(WeightType.HALF)).isEqualTo(989);
        assertThat(h100.computeTera(WeightType.FP8)).isEqualTo(1979);
        assertThat(h100.computeTera(WeightType.INT4)).isEqualTo(989);
        assertThat(a100.computeTera(WeightType.FP8)).isEqualTo(312);
    }

    @Test
    void a_broken_row_says_where() {
        assertThatThrownBy(() -> GpuCatalog.read("gpus.yaml", "- { name: H100, words: [h100], memory: big }"))
                .isInstanceOf(YamlException.class)
                .hasMessage("gpus.yaml:1:40: big is no number");
    }
}
