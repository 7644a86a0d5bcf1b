# shellcheck shell=bash disable=SC1091
# bench: F3: a leader dies, until the next task is placed; real etcd, PostgreSQL and server processes (--kills --silences)
. "$ROOT/infra/bench/lib.sh"
require_packages "etcd-server|etcd|the cluster store the servers share" "postgresql-15|/usr/lib/postgresql/15/bin/initdb|the database the servers share"
build_bench infra/bench platform-api/server
server=$ROOT/platform-api/server/target
exec "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dlogback.configurationFile="$server/test-classes/bench-logback.xml" \
  -cp "$server/test-classes:$server/dist/podium-server.jar:$server/dist/lib/*:$ROOT/infra/bench/target/dist/lib/*" \
  dev.podium.api.server.launcher.FailoverBench "$@"
