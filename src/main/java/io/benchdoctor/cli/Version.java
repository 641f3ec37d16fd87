package io.benchdoctor.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, from the manifest of its jar. */
final class Version implements IVersionProvider {
    /** As released; {@code dev} when classes are run without a jar. */
    static final String NUMBER = number();

    @Override
    public String[] getVersion() {
        return new String[] {"bench-doctor " + NUMBER};
    }

    private static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
