package dev.podium.orchestrator.server.gateway;

import java.time.Duration;

/**
 * How a gateway runs.
 *
 * @param bind the address to listen on: an IP address or a name of this machine; {@code 0.0.0.0} for all
 * @param port 0 for any free one
 * @param cluster the name told to nodes
 * @param heartbeatEvery how often a node is to show that it is there
 * @param missedBeats after how many heartbeats not heard a session is lost
 * @param helloWithin how long a new session may take to say who it is
 * @param leaseTtl how long sessions stay marked as connected after this gateway has died
 * @param tunnelWithin how long a node may take to open a tunnel it was asked for
 * @param adoptWithin how long after its hello a node's tasks without a record keep their status
 * @param holder what this server is called where people ask to which one a node is connected
 */
public record GatewaySettings(
        String bind,
        int port,
        String cluster,
        Duration heartbeatEvery,
        int missedBeats,
        Duration helloWithin,
        Duration leaseTtl,
        Duration tunnelWithin,
        Duration adoptWithin,
        String holder) {

    public static GatewaySettings on(String bind, int port) {
        return new GatewaySettings(
                bind,
                port,
                "default",
                Duration.ofSeconds(1),
                3,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                bind);
    }

    /** The same with another pace of heartbeats. */
    public GatewaySettings beating(Duration every) {
        return new GatewaySettings(
                bind, port, cluster, every, missedBeats, helloWithin, leaseTtl, tunnelWithin, adoptWithin, holder);
    }

    /** The same with another patience for tunnels. */
    public GatewaySettings openingTunnelsWithin(Duration most) {
        return new GatewaySettings(
                bind, port, cluster, heartbeatEvery, missedBeats, helloWithin, leaseTtl, most, adoptWithin, holder);
    }

    /** The same with another time for adoption. */
    public GatewaySettings adoptingWithin(Duration most) {
        return new GatewaySettings(
                bind, port, cluster, heartbeatEvery, missedBeats, helloWithin, leaseTtl, tunnelWithin, most, holder);
    }

    /** The same under another name. */
    public GatewaySettings called(String name) {
        return new GatewaySettings(
                bind,
                port,
                cluster,
                heartbeatEvery,
                missedBeats,
                helloWithin,
                leaseTtl,
                tunnelWithin,
                adoptWithin,
                name);
    }

    /** The longest silence that does not yet mean loss. */
    Duration patience() {
        return heartbeatEvery.multipliedBy(missedBeats);
    }
}
