# shellcheck shell=bash disable=SC1091
# bench: the router beside a plain HAProxy: throughput, added latency, time of changes (needs wrk; touches no running Podium)
. "$ROOT/infra/local/build.sh"
require_jdk
command -v wrk >/dev/null || die "this benchmark needs wrk: apt-get install wrk"
maven -q -o -DskipTests -Dspotless.check.skip=true -pl node-daemon -am package || die "the node daemon does not build"
dist=$ROOT/node-daemon/target/dist
"$JAVA_HOME/bin/java" -Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener \
  -cp "$ROOT/node-daemon/target/test-classes:$dist/*:$dist/lib/*" dev.podium.node.router.RouterBench "${BENCH_ROUTES:-300}" "${BENCH_ROUNDS:-5}"
