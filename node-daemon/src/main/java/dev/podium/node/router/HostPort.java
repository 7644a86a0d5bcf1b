package dev.podium.node.router;

/** An IP address and a port, printed as HAProxy reads it: {@code 10.80.1.7:8080}, {@code [fd00::7]:8080}. */
record HostPort(String address, int port) {
    @Override
    public String toString() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
