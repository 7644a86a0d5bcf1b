package dev.podium.portal.deploy;

/** What has been typed into the wizard so far, as typed. */
record DeployDraft(Source source, Launch launch, Size size, Health health, Exposure exposure) {
    static final DeployDraft EMPTY = new DeployDraft(
            new Source("", "", "", ""),
            new Launch("", "", ""),
            new Size(false, "1", "", "", "", ""),
            new Health(Health.Readiness.NONE, "/", "", ""),
            new Exposure(Exposure.Reach.STANDARD, "", "/"));

    /** What to run and where: these four are enough. */
    record Source(String namespace, String name, String image, String port) {}

    /** @param env lines of {@code NAME=value} */
    record Launch(String command, String args, String env) {}

    /** @param everywhere one instance on every node instead of a number of them */
    record Size(boolean everywhere, String replicas, String cpu, String memory, String cpuLimit, String memoryLimit) {}

    /** How Podium finds out that an instance can take requests. */
    record Health(Readiness kind, String path, String every, String failures) {
        enum Readiness {
            NONE("None: ready as soon as it runs"),
            HTTP("HTTP: answers a GET with 200 to 399"),
            TCP("TCP: accepts connections"),
            KEEP("As declared now");

            private final String label;

            Readiness(String label) {
                this.label = label;
            }

            String label() {
                return label;
            }
        }
    }

    /** Under which address the app answers. */
    record Exposure(Reach kind, String host, String path) {
        enum Reach {
            STANDARD("Under its own name"),
            CUSTOM("Under a host of my choice"),
            NONE("Not at all"),
            KEEP("As declared now");

            private final String label;

            Reach(String label) {
                this.label = label;
            }

            String label() {
                return label;
            }
        }
    }

    DeployDraft in(String namespace) {
        Source now = source;
        return new DeployDraft(
                new Source(namespace, now.name(), now.image(), now.port()), launch, size, health, exposure);
    }
}
