# shellcheck shell=bash disable=SC2034
# What the benchmarks share: medians, and a Podium of their own.

now_ms() { date +%s%3N; }
median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : int((v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }
spread() { sort -n | awk '{ v[NR] = $1; s = s $1 " " } END { print v[1] " … " v[NR] }'; }
# The ratio of two figures, to two places.
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b ? a / b : 0) }'; }

build_bench() { # module...
  require_jdk
  (cd "$ROOT" && mvn -B -q -DskipTests -Dspotless.check.skip=true -pl "$(IFS=,; echo "$*")" -am package) || die "the benchmarks do not build"
}

# Runs one of the benchmarks' own programs in this process's place, with the server's collector.
java_bench() { # class arguments...
  local class=$1 dist=$ROOT/infra/bench/target/dist
  shift
  exec "$JAVA_HOME/bin/java" -Xmx2g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$dist/podium-bench.jar:$dist/lib/*" "dev.podium.bench.$class" "$@"
}

# Runs a benchmark in memory.
engine_bench() { # class arguments...
  build_bench infra/bench
  java_bench "$@"
}

# Runs a benchmark that starts a server of its own, as "up" would but without its AOT cache, and plays the nodes.
cluster_bench() { # class arguments...
  local class=$1 options
  shift
  build_bench infra/bench platform-api/server
  mapfile -t options < <(jvm_options server)
  java_bench "$class" "--server=$JAVA_HOME/bin/java ${options[*]} -jar $ROOT/platform-api/server/target/dist/podium-server.jar" "$@"
}
