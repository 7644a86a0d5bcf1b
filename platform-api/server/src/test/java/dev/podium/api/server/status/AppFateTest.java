package dev.podium.api.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.AppStatus;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.TaskState;
import org.junit.jupiter.api.Test;

class AppFateTest {
    @Test
    void runsWhenEveryInstanceIsReady() {
        AppStatus status = Scene.replicas(2).ready(1, "a").ready(2, "b").status();
        assertSays(status, "Running", "AllReady", "All 2 instances ready.");
        assertThat(status.ready()).isEqualTo(2);
        assertThat(status.conditions())
                .extracting(c -> c.type() + "=" + c.status())
                .containsExactly("Available=True", "UpToDate=True", "ImagePinned=True");
    }

    @Test
    void deploysWhileInstancesComeUp() {
        AppStatus status = Scene.replicas(2)
                .ready(1, "a")
                .task(2, "b", TaskState.PREPARING, false, "pulling shop/web:1, 40 %")
                .status();
        assertSays(status, "Deploying", "Starting", "1 of 2 instances ready. Pulling shop/web:1, 40 %.");
    }

    @Test
    void failsWithTheReasonTheNodeGave() {
        AppStatus status = Scene.replicas(1)
                .task(1, "a", TaskState.FAILED, false, "the process ended with exit code 1")
                .task(1, "a", TaskState.STARTING, false, "")
                .status();
        assertSays(
                status,
                "Failing",
                "ExitedWithError",
                "0 of 1 instance ready. Instance 1 on a does not stay up: the process ended with exit code 1.");
    }

    @Test
    void aFailureIsForgottenOnceTheSlotWasReadyAgain() {
        AppStatus status = Scene.replicas(1)
                .task(1, "a", TaskState.FAILED, false, "the process ended with exit code 137")
                .ready(1, "a")
                .status();
        assertSays(status, "Running", "AllReady", "1 instance ready.");
    }

    @Test
    void isDegradedWhenOnlySomeInstancesFail() {
        AppStatus status = Scene.replicas(2)
                .ready(1, "a")
                .task(2, "b", TaskState.REJECTED, false, "image shop/web:1 not found: manifest unknown")
                .status();
        assertSays(
                status,
                "Degraded",
                "REJECTED",
                "1 of 2 instances ready. Instance 2 on b does not stay up after 2 attempts: image shop/web:1 not found: manifest unknown.");
    }

    @Test
    void saysWhyNoNodeTakesIt() {
        AppStatus status = Scene.replicas(1)
                .outlook("InsufficientMemory", "no node has 4Gi of memory left", "ask for less than 2Gi")
                .status();
        assertSays(
                status,
                "Failing",
                "InsufficientMemory",
                "0 of 1 instance ready. No node has 4Gi of memory left. Ask for less than 2Gi.");
        assertThat(status.outlook()).isNotNull();
    }

    @Test
    void rollsOutWhileOldInstancesAreLeft() {
        AppStatus status = Scene.replicas(1)
                .ready(1, "a")
                .restarted()
                .task(1, "a", TaskState.STARTING, false, "")
                .status();
        assertSays(status, "Deploying", "RollingOut", "0 of 1 replaced by release 1.");
    }

    @Test
    void isDegradedWhileANodeIsAwayAndCountsWhatIsStillThere() {
        AppStatus status = Scene.replicas(2)
                .ready(1, "a")
                .ready(2, "b")
                .connected("b", false)
                .status();
        assertThat(status.state()).isEqualTo("Degraded");
        assertThat(status.reason()).isEqualTo("NodeUnreachable");
        assertThat(status.ready()).isEqualTo(2);
    }

    @Test
    void isDegradedWhenAReadinessProbeSaysNo() {
        AppStatus status = Scene.replicas(2)
                .ready(1, "a")
                .task(2, "b", TaskState.READY, false, "GET /ready answered 503")
                .status();
        assertSays(
                status,
                "Degraded",
                "NotReady",
                "1 of 2 instances ready. Instance 2 on b is not ready: GET /ready answered 503.");
    }

    @Test
    void isStoppedWhenNothingIsWanted() {
        assertThat(Scene.replicas(0).status().state()).isEqualTo("Stopped");
        AppStatus stopping = Scene.replicas(0)
                .task(1, "a", TaskState.READY, true, "", DesiredState.STOP, 0)
                .status();
        assertSays(stopping, "Stopped", "Stopping", "1 instance still stopping.");
        assertThat(stopping.ready()).isZero();
    }

    @Test
    void isNotDoneWhileThereAreTooMany() {
        AppStatus status = Scene.replicas(1).ready(1, "a").ready(2, "b").status();
        assertSays(status, "Deploying", "ScalingDown", "1 instance wanted; 1 more to be stopped.");
    }

    @Test
    void saysHowMuchOfADeletedAppIsLeft() {
        AppStatus status = Scene.replicas(1).ready(1, "a").deleted().status();
        assertSays(status, "Deleting", "Deleting", "1 instance still to stop; then the app is gone.");
    }

    private static void assertSays(AppStatus status, String state, String reason, String message) {
        assertThat(status.state() + " " + status.reason() + ": " + status.message())
                .isEqualTo(state + " " + reason + ": " + message);
    }
}
