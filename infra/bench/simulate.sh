# shellcheck shell=bash disable=SC1091
# bench: whole clusters simulated, seed by seed: --seeds=N [--from=S] [--nodes=M], or --seed=S for one with its whole trace (touches no running Podium)
. "$ROOT/infra/local/build.sh"
require_jdk
maven -q -o -DskipTests -Dspotless.check.skip=true -pl orchestrator/simulator -am package || die "the simulator does not build"
"$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
  -cp "$ROOT/orchestrator/simulator/target/orchestrator-simulator-0.1.0-SNAPSHOT.jar:$ROOT/orchestrator/simulator/target/lib/*" \
  dev.podium.orchestrator.simulator.Simulate "$@"
