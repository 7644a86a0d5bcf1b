package dev.podium.orchestrator.model.workload;

/**
 * What one task reserves on its node and the most it may use.
 *
 * @param request reserved by the scheduler; {@code request.pids} is also the hard limit on processes
 * @param cpuLimit the most processor time; at least the request
 * @param memoryLimit the most memory, beyond which the kernel ends the task; at least the request
 * @param gpu the GPUs it is given, or its share of one
 */
public record Resources(Amount request, Cpu cpuLimit, Bytes memoryLimit, GpuRequest gpu) {
    public Resources {
        if (cpuLimit.compareTo(request.cpu()) < 0) {
            throw new IllegalArgumentException("cpu limit " + cpuLimit + " is below the request " + request.cpu()
                    + ": raise the limit or ask for less");
        }
        if (memoryLimit.compareTo(request.memory()) < 0) {
            throw new IllegalArgumentException("memory limit " + memoryLimit + " is below the request "
                    + request.memory() + ": raise the limit or ask for less");
        }
    }

    /** Without GPUs. */
    public Resources(Amount request, Cpu cpuLimit, Bytes memoryLimit) {
        this(request, cpuLimit, memoryLimit, GpuRequest.NONE);
    }

    public Resources withGpu(GpuRequest other) {
        return new Resources(request, cpuLimit, memoryLimit, other);
    }
}
