package dev.podium.orchestrator.model.workload;

/** An immutable version of an app: everything that makes one task differ from another. Numbered from 1 in each app. */
public record Release(
        int number,
        ContainerSpec container,
        Resources resources,
        Probes probes,
        Placement placement,
        UpdatePolicy update,
        StopPolicy stop,
        RestartPolicy restart) {
    public Release {
        if (number < 1) {
            throw new IllegalArgumentException("release number " + number + " is not valid: expected 1 or more");
        }
    }
}
