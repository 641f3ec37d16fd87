package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.catalog.ModelShape;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.List;

/**
 * What GPUs that share a model send each other: after attention and after the feed-forward part of every layer each token's
 * numbers are summed over all of them.
 */
final class ExchangeFacts {
    private static final double GIGA = 1e9;
    /** Sums over the cards in one layer. */
    private static final double PER_LAYER = 2;
    /** The weights of a layer are about this many times the square of the width of its numbers: 4 for attention, 8 behind it. */
    private static final double SQUARES = 12;

    private static final double BYTES = 2;
    /** One direction of PCIe 4.0 with sixteen lanes; cards of other generations lie within a factor of two. */
    private static final double PCIE_GIGABYTES = 32;
    /** What a ring of cards reaches of it when all data passes through the host. */
    private static final double REACHED = 0.5;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "exchange.bytesPerToken",
                    Unit.BYTES,
                    Quality.APPROXIMATE,
                    "each GPU sends, per token: 2 sums a layer * 2 (parallel.tensor - 1) / parallel.tensor * 2 bytes"
                            + " * width, with width = sqrt(model.activeParameters / (12 * layers))",
                    ExchangeFacts::bytes),
            new Fact(
                    "exchange.prefill",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "1000 * input.mean * exchange.bytesPerToken / (0.5 * 32e9 B/s of PCIe)",
                    ExchangeFacts::prefill),
            new Fact(
                    "exchange.prefillShare",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "exchange.prefill / prefill.time",
                    s -> quotient(s.need("exchange.prefill"), s.need("prefill.time"))),
            new Fact(
                    "exchange.utilisation",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    Symbols.RATE + " / parallel.data * exchange.prefill / 1000",
                    s -> Symbols.rate(s) / s.need("parallel.data") * s.need("exchange.prefill") / 1000),
            new Fact(
                    "exchange.withoutTime",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "prefill.time - exchange.prefill",
                    ExchangeFacts::without));

    private ExchangeFacts() {}

    private static double bytes(FactSheet sheet) throws Unavailable {
        ModelShape model = Hardware.model(sheet);
        double cards = sheet.need("parallel.tensor");
        valid(cards > 1);
        double width = Math.sqrt(model.activeParameters() / (SQUARES * model.layers()));
        return PER_LAYER * model.layers() * (2 * (cards - 1) / cards) * BYTES * width;
    }

    private static double prefill(FactSheet sheet) throws Unavailable {
        // quicker ways between cards differ too much to put one number to them
        valid(sheet.need("engine.pcieOnly") == 1);
        double bytes = sheet.need("input.mean") * sheet.need("exchange.bytesPerToken");
        return 1000 * bytes / (PCIE_GIGABYTES * GIGA * REACHED);
    }

    private static double without(FactSheet sheet) throws Unavailable {
        double rest = sheet.need("prefill.time") - sheet.need("exchange.prefill");
        valid(rest > 0);
        return rest;
    }
}
