package dev.podium.node.engine;

/** Labels by which the daemon finds its own containers and networks again. */
public final class Labels {
    public static final String NODE = "dev.podium.node";
    public static final String NAMESPACE = "dev.podium.namespace";
    public static final String APP = "dev.podium.app";
    public static final String TASK = "dev.podium.task";
    public static final String SLOT = "dev.podium.slot";
    public static final String ROLE = "dev.podium.role";
    /** On an app container: the sandbox whose network it shares. */
    public static final String SANDBOX = "dev.podium.sandbox";

    /** On a sandbox: the ports of the machine that lead to it, {@code 18080:8080,18081:8081}. */
    public static final String HOST_PORTS = "dev.podium.host-ports";

    public static final String ROLE_SANDBOX = "sandbox";
    public static final String ROLE_APP = "app";

    private Labels() {}
}
