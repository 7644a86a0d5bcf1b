package dev.podium.orchestrator.engine.schedule;

/** Why a node does not take a task. In the order of what it costs to change: the first is the cheapest. */
public enum RefusalCode {
    CORDONED("NodeCordoned"),
    DRAINING("NodeDraining"),
    INSUFFICIENT_CPU("InsufficientCpu"),
    INSUFFICIENT_MEMORY("InsufficientMemory"),
    INSUFFICIENT_PIDS("InsufficientPids"),
    INSUFFICIENT_DISK("InsufficientDisk"),
    HOST_PORT_TAKEN("HostPortTaken"),
    INSUFFICIENT_GPU("InsufficientGpu"),
    INSUFFICIENT_RESOURCE("InsufficientResource"),
    TAINTED("NodeTainted"),
    CONSTRAINT("ConstraintNotMet"),
    AFFINITY("AffinityNotMet"),
    ANTI_AFFINITY("AntiAffinity"),
    UNEVEN("SpreadTooUneven"),
    GPU_MODEL("GpuModelNotOnNode"),
    IMAGE_ELSEWHERE("ImageNotOnNode"),
    NOT_CONNECTED("NodeNotConnected"),
    ENGINE_DOWN("EngineDown"),
    FENCED("PoolFenced");

    private final String code;

    RefusalCode(String code) {
        this.code = code;
    }

    /** The stable word used in the API and in the portal. */
    public String code() {
        return code;
    }
}
