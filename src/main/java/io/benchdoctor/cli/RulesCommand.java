package io.benchdoctor.cli;

import picocli.CommandLine.Command;

@Command(name = "rules")
final class RulesCommand implements Runnable {
    public void run() {}
}
