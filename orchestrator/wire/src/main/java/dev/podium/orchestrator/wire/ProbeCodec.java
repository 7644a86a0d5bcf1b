package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.workload.Probe;
import dev.podium.orchestrator.model.workload.Probe.Check;
import dev.podium.orchestrator.wire.v1.ExecCheck;
import dev.podium.orchestrator.wire.v1.HttpCheck;
import dev.podium.orchestrator.wire.v1.TcpCheck;
import java.time.Duration;

/** Probes. */
final class ProbeCodec {
    private ProbeCodec() {}

    static dev.podium.orchestrator.wire.v1.Probe encode(Probe probe) {
        var message = dev.podium.orchestrator.wire.v1.Probe.newBuilder()
                .setEvery(probe.every().toMillis())
                .setTimeout(probe.timeout().toMillis())
                .setFailures(probe.failures());
        switch (probe.check()) {
            case Check.Http(int port, String path) ->
                message.setHttp(HttpCheck.newBuilder().setPort(port).setPath(path));
            case Check.Tcp(int port) -> message.setTcp(TcpCheck.newBuilder().setPort(port));
            case Check.Exec(var command) ->
                message.setExec(ExecCheck.newBuilder().addAllCommand(command));
        }
        return message.build();
    }

    static Probe decode(dev.podium.orchestrator.wire.v1.Probe probe) {
        return new Probe(
                check(probe),
                Duration.ofMillis(probe.getEvery()),
                Duration.ofMillis(probe.getTimeout()),
                probe.getFailures());
    }

    private static Check check(dev.podium.orchestrator.wire.v1.Probe probe) {
        return switch (probe.getCheckCase()) {
            case HTTP ->
                new Check.Http(probe.getHttp().getPort(), probe.getHttp().getPath());
            case TCP -> new Check.Tcp(probe.getTcp().getPort());
            case EXEC -> new Check.Exec(probe.getExec().getCommandList());
            case CHECK_NOT_SET -> throw Scalars.unknown("probe check", probe.getCheckCase());
        };
    }
}
