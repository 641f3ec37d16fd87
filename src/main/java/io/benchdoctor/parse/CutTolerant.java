package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes as far as the packed ones reach. Where these end too early, what was unpacked before is all there is, and
 * that is told; what is damaged in the middle fails as it should.
 */
final class CutTolerant extends InputStream {
    private final Supply supply;
    private final Opening opening;
    private final Runnable cut;
    private InputStream unpacked = InputStream.nullInputStream();
    private boolean opened;
    private boolean over;

    /** @param cut called once, when the bytes end too early */
    CutTolerant(Supply supply, Opening opening, Runnable cut) {
        this.supply = supply;
        this.opening = opening;
        this.cut = cut;
    }

    /** Begins to unpack; may already fail on the first bytes. */
    @FunctionalInterface
    interface Opening {
        InputStream open(InputStream packed) throws IOException;
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (over) {
            return -1;
        }
        try {
            if (!opened) {
                opened = true;
                unpacked = opening.open(supply);
            }
            return unpacked.read(buffer, offset, length);
        } catch (Budget.Exceeded | Packing.Unavailable e) {
            throw e;
        } catch (IOException e) {
            if (!supply.ended()) {
                throw e;
            }
            over = true;
            cut.run();
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        try (supply) {
            unpacked.close();
        }
    }
}
