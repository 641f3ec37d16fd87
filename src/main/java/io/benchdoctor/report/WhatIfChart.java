package io.benchdoctor.report;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView.WhatIf;
import io.benchdoctor.report.ChartView.WhatIf.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chart 6: what another number of slots would bring; not drawn where the formula misses what was measured. */
final class WhatIfChart {
    private static final int[] SLOTS = {1, 16, 32, 64, 128};

    /** A formula that misses the measured point by more has nothing to say about others. */
    private static final double MOST_ERROR = 0.15;

    private static final int MOST_CATEGORIES = 5;
    /** An estimate from here on has no tenths of a second. */
    private static final double ROUGH_FROM = 10_000;

    private final Page page;
    private final Wording wording;

    WhatIfChart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Optional<ChartView> chart() {
        OptionalDouble measured = wording.value("ttft.mean");
        OptionalDouble error = wording.value("whatif.error");
        OptionalDouble cap = wording.value("cap.slots");
        if (measured.isEmpty()
                || cap.isEmpty()
                || error.isEmpty()
                || Math.abs(error.getAsDouble() - 1) > MOST_ERROR
                || !page.isCapped()) {
            return Optional.empty();
        }
        long now = Math.round(cap.getAsDouble());
        List<Category> categories = categories(now, measured.getAsDouble());
        if (categories.size() < 3) {
            return Optional.empty();
        }
        boolean minutes = Wording.inMinutes(measured.getAsDouble() / 1000);
        return Optional.of(new ChartView(
                "what-if",
                wording.say("chart.what-if.title"),
                wording.say("chart.what-if.subtitle"),
                wording.engineer("chart.what-if.source", Map.of()).orElse(""),
                wording.lay("chart.what-if.alt").orElse(""),
                new WhatIf(
                        wording.say(minutes ? "chart.what-if.axis.minutes" : "chart.what-if.axis.seconds"),
                        minutes ? 60 : 1,
                        wording.say("chart.what-if.x"),
                        indexOf(categories, now),
                        wording.say("chart.what-if.measured", Map.of("time", lay(measured.getAsDouble()))),
                        categories)));
    }

    private List<Category> categories(long now, double measured) {
        List<Category> categories = new ArrayList<>();
        boolean added = false;
        for (int slots : SLOTS) {
            if (!added && slots >= now) {
                categories.add(new Category(name(now), measured / 1000, measured / 1000, List.of()));
                added = true;
            }
            if (slots != now && categories.size() < MOST_CATEGORIES) {
                estimate(slots, measured).ifPresent(categories::add);
            }
        }
        return added ? categories : List.of();
    }

    private Optional<Category> estimate(int slots, double measured) {
        OptionalDouble best = wording.value("whatif.slots" + slots + ".ttft.best");
        OptionalDouble worst = wording.value("whatif.slots" + slots + ".ttft.worst");
        if (best.isEmpty() || worst.isEmpty()) {
            return Optional.empty();
        }
        double low = Math.min(best.getAsDouble(), worst.getAsDouble());
        double high = Math.max(best.getAsDouble(), worst.getAsDouble());
        boolean fewer = low > measured;
        List<String> label = new ArrayList<>();
        if (fewer) {
            label.add(wording.say("chart.what-if.fewer", Map.of("slots", (long) slots)));
            label.add(rough(low));
        } else {
            label.add(wording.say("chart.what-if.range", Map.of("low", rough(low), "high", rough(high))));
        }
        label.add(wording.say("chart.what-if.estimate"));
        return Optional.of(new Category(name(slots), low / 1000, fewer ? low / 1000 : high / 1000, label));
    }

    private static int indexOf(List<Category> categories, long now) {
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i).label().isEmpty()) {
                return i;
            }
        }
        throw new IllegalStateException("the measured category " + now + " is missing");
    }

    private String rough(double millis) {
        return millis >= ROUGH_FROM ? wording.wholeSeconds(millis / 1000) : lay(millis);
    }

    private String name(long slots) {
        return wording.numbers().number(slots, 0);
    }

    private String lay(double millis) {
        return wording.numbers().layArgument(new Quantity(millis, Unit.MILLISECONDS));
    }
}
