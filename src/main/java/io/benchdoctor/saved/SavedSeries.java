package io.benchdoctor.saved;

import io.benchdoctor.facts.GapBins;
import io.benchdoctor.facts.Kept;
import io.benchdoctor.facts.ServerSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What charts draw of raw data. A chart trusts its numbers, so what cannot be drawn is refused here. */
final class SavedSeries {
    /** A clock of a client tells no gap of a hundred days. */
    private static final double LONGEST_MILLIS = 1e10;

    /** Twenty powers of ten in either direction. */
    private static final int FARTHEST_STEP = 200;

    private SavedSeries() {}

    /** @param sources that the run has */
    static Kept of(Optional<SavedValue> series, int sources) throws SavedReportException {
        if (series.isEmpty()) {
            return new Kept(OptionalInt.empty(), OptionalInt.empty(), List.of(), Optional.empty(), Optional.empty());
        }
        Optional<SavedValue> requests = series.get().find("requests");
        Optional<SavedValue> waits = series.get().find("waits");
        Optional<SavedValue> gaps = series.get().find("gaps");
        Optional<SavedValue> server = series.get().find("server");
        return new Kept(
                requests.isPresent() ? OptionalInt.of(requests.get().whole(0)) : OptionalInt.empty(),
                source(series.get().find("source"), sources),
                waits.isPresent() ? waits(waits.get()) : List.of(),
                gaps.isPresent() ? Optional.of(gaps(gaps.get())) : Optional.empty(),
                server.isPresent() ? Optional.of(server(server.get())) : Optional.empty());
    }

    private static OptionalInt source(Optional<SavedValue> source, int sources) throws SavedReportException {
        if (source.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = source.get().whole(0);
        if (number >= sources) {
            throw source.get().wrong();
        }
        return OptionalInt.of(number);
    }

    private static List<Kept.Wait> waits(SavedValue waits) throws SavedReportException {
        List<Kept.Wait> all = new ArrayList<>();
        for (SavedValue wait : waits.items()) {
            List<SavedValue> pair = pair(wait);
            double share = pair.get(0).number();
            double millis = pair.get(1).number();
            if (share < 0 || share > 1 || millis < 0 || millis > LONGEST_MILLIS) {
                throw wait.wrong();
            }
            all.add(new Kept.Wait(share, millis));
        }
        return all;
    }

    private static GapBins gaps(SavedValue gaps) throws SavedReportException {
        List<GapBins.Bin> bins = new ArrayList<>();
        for (SavedValue bin : gaps.need("bins").items()) {
            List<SavedValue> pair = pair(bin);
            int step = pair.get(0).whole(-FARTHEST_STEP);
            if (step > FARTHEST_STEP
                    || !bins.isEmpty() && step <= bins.get(bins.size() - 1).step()) {
                throw bin.wrong();
            }
            bins.add(new GapBins.Bin(step, pair.get(1).whole(1)));
        }
        if (bins.isEmpty()) {
            throw gaps.need("bins").wrong();
        }
        return new GapBins(
                millis(gaps.need("limit")),
                gaps.need("count").whole(1),
                millis(gaps.need("shortest")),
                millis(gaps.need("longest")),
                bins);
    }

    private static double millis(SavedValue value) throws SavedReportException {
        if (value.number() < 1e-6 || value.number() > LONGEST_MILLIS) {
            throw value.wrong();
        }
        return value.number();
    }

    private static List<SavedValue> pair(SavedValue value) throws SavedReportException {
        if (value.items().size() != 2) {
            throw value.wrong();
        }
        return value.items();
    }

    private static ServerSeries server(SavedValue server) throws SavedReportException {
        double[] seconds = values(server.need("seconds"));
        for (int k = 0; k < seconds.length; k++) {
            if (!(seconds[k] >= (k == 0 ? 0 : seconds[k - 1]))) {
                throw server.need("seconds").wrong();
            }
        }
        SavedValue step = server.need("step");
        if (seconds.length == 0 || step.number() < 0) {
            throw step.wrong();
        }
        return new ServerSeries(
                seconds,
                column(server.need("running"), seconds.length),
                column(server.need("waiting"), seconds.length),
                column(server.need("kvCacheUsage"), seconds.length),
                column(server.need("preemptions"), seconds.length),
                server.need("moments").whole(seconds.length),
                step.number());
    }

    private static double[] column(SavedValue column, int length) throws SavedReportException {
        double[] values = values(column);
        if (values.length != length) {
            throw column.wrong();
        }
        return values;
    }

    private static double[] values(SavedValue values) throws SavedReportException {
        List<SavedValue> items = values.items();
        if (items.size() > ServerSeries.MOST_KEPT) {
            throw values.wrong();
        }
        double[] all = new double[items.size()];
        for (int k = 0; k < all.length; k++) {
            SavedValue item = items.get(k);
            all[k] = item.isNull() ? Double.NaN : item.number();
            if (all[k] < 0 || all[k] > LONGEST_MILLIS) {
                throw values.wrong();
            }
        }
        return all;
    }
}
