package dev.podium.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Everything of the Docker Engine that comes piece by piece: output, deaths, commands inside containers. */
final class DockerStreams {
    private final DockerClient client;

    DockerStreams(DockerClient client) {
        this.client = client;
    }

    LogStream logs(String id, LogRequest request) {
        DockerLogStream stream = new DockerLogStream(request.since());
        DockerCalls.run("logs", () -> {
            var command = client.logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTimestamps(true)
                    .withFollowStream(request.follow());
            if (request.tail() >= 0) {
                command.withTail(request.tail());
            } else {
                command.withTailAll();
            }
            request.since().ifPresent(since -> command.withSince(Math.toIntExact(since.getEpochSecond())));
            command.exec(stream);
        });
        return stream;
    }

    DeathStream deaths(Map<String, String> labels) {
        DockerDeathStream stream = new DockerDeathStream();
        DockerCalls.run(
                "events",
                () -> client.eventsCmd()
                        .withEventTypeFilter("container")
                        .withEventFilter("die")
                        .withLabelFilter(labels)
                        .exec(stream));
        stream.awaitOpen();
        return stream;
    }

    ExecResult exec(String id, List<String> command, Duration timeout) throws InterruptedException {
        String exec = DockerCalls.call(
                "exec",
                () -> client.execCreateCmd(id)
                        .withCmd(command.toArray(String[]::new))
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .exec()
                        .getId());
        ExecOutput output = new ExecOutput();
        DockerCalls.run("exec", () -> client.execStartCmd(exec).exec(output));
        boolean ended;
        try {
            ended = output.awaitCompletion(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            throw DockerCalls.translate("exec", e);
        }
        if (!ended) {
            DockerStream.quietly(output);
            return new ExecResult(Optional.empty(), output.text());
        }
        Long code = DockerCalls.call(
                "exec", () -> client.inspectExecCmd(exec).exec().getExitCodeLong());
        return new ExecResult(Optional.ofNullable(code).map(Long::intValue), output.text());
    }

    /** The first few kilobytes of what a command writes. */
    private static final class ExecOutput extends ResultCallback.Adapter<Frame> {
        private static final int ENOUGH = 4096;
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onNext(Frame frame) {
            synchronized (text) {
                if (text.length() < ENOUGH) {
                    text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                }
            }
        }

        String text() {
            synchronized (text) {
                return text.toString().strip();
            }
        }
    }
}
