package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RunPart;
import java.util.Optional;

/**
 * What a formula asks for before anything else and cannot do without. Of some hundred questions a log leaves most open
 * because it tells nothing of a few things: what the formulas that begin with one of them have to say then is known without
 * running them.
 */
@FunctionalInterface
interface Need {
    /** Of a formula that may go on without what it asks for first. */
    Need NOTHING = (sheet, asking) -> Optional.empty();

    /** Raw timings. */
    Need REQUEST_TIMINGS = of(sheet -> sheet.rawTimings().isEmpty(), Why.NO_REQUEST_TIMINGS);

    /** The answer of every formula that begins with it, where it is lacking; empty where it is there. */
    Optional<FactValue.Unknown> missing(FactSheet sheet, Asking asking);

    /** Whether something is lacking. */
    @FunctionalInterface
    interface Lack {
        boolean in(FactSheet sheet);
    }

    private static Need of(Lack lack, Why why) {
        return of(lack, Unavailable.because(why));
    }

    private static Need of(Lack lack, Unavailable trouble) {
        Optional<FactValue.Unknown> missing = Optional.of(trouble.unknown());
        return (sheet, asking) -> lack.in(sheet) ? missing : Optional.empty();
    }

    /** A part of a server's log. */
    static Need server(Class<? extends RunPart> part) {
        return of(sheet -> sheet.parts(part).isEmpty(), Why.NO_SERVER_LOG);
    }

    /** The number of another fact. */
    static Need fact(String id) {
        return of(sheet -> !sheet.get(id).isKnown(), Unavailable.lacking(id));
    }

    /** What it has in common with other formulas. */
    static <T> Need jointly(Class<T> what, Asking.Shared<T> formula) {
        return (sheet, asking) -> asking.trouble(what, formula, sheet);
    }
}
