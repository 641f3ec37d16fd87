package io.benchdoctor.cli;
/** x */
public final class BenchDoctor {
    private BenchDoctor() {}

    public static void main(String[] a) {}
}
