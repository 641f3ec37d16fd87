package io.benchdoctor.cli;

import picocli.CommandLine.Command;

@Command(name = "formats")
final class FormatsCommand implements Runnable {
    public void run() {}
}
