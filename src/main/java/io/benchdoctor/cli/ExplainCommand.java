package io.benchdoctor.cli;

import picocli.CommandLine.Command;

@Command(name = "explain")
final class ExplainCommand implements Runnable {
    public void run() {}
}
