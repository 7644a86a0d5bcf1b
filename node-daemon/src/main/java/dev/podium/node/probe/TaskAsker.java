package dev.podium.node.probe;

import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.ExecResult;
import dev.podium.orchestrator.model.workload.Probe.Check;
import java.time.Duration;
import java.util.List;

/** Asks real tasks: over the network at their address, or by a command inside their container. */
final class TaskAsker implements Asker {
    private static final int SHOWN_OUTPUT = 120;

    private final NetworkAsker network = new NetworkAsker();
    private final Commands commands;

    TaskAsker(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Answer ask(Check check, ProbeTarget target, Duration timeout) throws InterruptedException {
        return switch (check) {
            case Check.Http http -> network.http(target.address(), http, timeout);
            case Check.Tcp tcp -> network.tcp(target.address(), tcp, timeout);
            case Check.Exec(List<String> command) -> exec(command, target, timeout);
        };
    }

    private Answer exec(List<String> command, ProbeTarget target, Duration timeout) throws InterruptedException {
        String what = "command " + String.join(" ", command);
        ExecResult result;
        try {
            result = commands.exec(target.containerId(), command, timeout);
        } catch (EngineException e) {
            return Answer.no(what + ": the engine could not run it: " + e.getMessage());
        }
        if (result.exitCode().isEmpty()) {
            return Answer.no(what + ": no answer within " + NetworkAsker.inWords(timeout));
        }
        int code = result.exitCode().get();
        String words = what + ": exit code " + code;
        return code == 0 ? Answer.yes(words) : Answer.no(words + firstLine(result.output()));
    }

    private static String firstLine(String output) {
        String line = output.lines().findFirst().orElse("").strip();
        if (line.isEmpty()) {
            return "";
        }
        return ", \"" + (line.length() <= SHOWN_OUTPUT ? line : line.substring(0, SHOWN_OUTPUT) + "…") + "\"";
    }

    /** The one thing asked of a container engine here. */
    interface Commands {
        ExecResult exec(String containerId, List<String> command, Duration timeout) throws InterruptedException;
    }
}
