# shellcheck shell=bash disable=SC2015,SC1091
# Builds the three programs into $PODIUM_HOME/dist/<stamp> with their AOT caches, unless that is already there.

maven() { (cd "$ROOT" && mvn -B "$@"); }

maven_with_progress() { # log arguments...: names each module as Maven comes to it
  local log=$1
  shift
  maven "$@" >"$log" 2>&1 &
  local pid=$! shown='' line
  while kill -0 "$pid" 2>/dev/null; do
    line=$(grep -aoE 'Building Podium[^[]*\[[0-9]+/[0-9]+\]' "$log" | tail -n 1 || true)
    if [ -n "$line" ] && [ "$line" != "$shown" ]; then step building "$(sed -E 's/^Building //; s/ [0-9.]+-SNAPSHOT */ /' <<<"$line")"; shown=$line; fi
    sleep 0.3
  done
  wait "$pid" || {
    grep -aE '^\[ERROR\]' "$log" | head -n 15 >&2
    die "the build failed: see $log"
  }
}

# Trains the JDK's ahead-of-time cache with a rehearsal run, so that later starts skip most class loading and warm-up.
make_aot_cache() { # name directory
  local name=$1 dir=$2 options
  mapfile -t options < <(jvm_options "$name")
  "$JAVA_HOME/bin/java" "${options[@]}" -XX:AOTCacheOutput="$dir/$name.aot" -jar "$dir/podium-$name.jar" --rehearse \
    >"$LOGS/rehearse-$name.log" 2>&1 && [ -f "$dir/$name.aot" ] || {
    rm -f "$dir/$name.aot"
    warn "no AOT cache for $name (it will start more slowly): see $LOGS/rehearse-$name.log"
  }
}

build() {
  local stamp target staging name
  stamp=$(source_stamp)
  target=$PODIUM_HOME/dist/$stamp
  if [ ! -f "$target/complete" ]; then
    mkdir -p "$LOGS" "$PODIUM_HOME/dist"
    say "Building (the first time takes some minutes and fetches libraries; log: $LOGS/build.log)"
    maven_with_progress "$LOGS/build.log" -DskipTests -Dspotless.check.skip=true -pl platform-api/server,portal,node-daemon -am package
    # The cache remembers the path of its jars, so they are put in their final place before it is made.
    staging=$target
    rm -rf "$staging"
    for name in server:platform-api/server portal:portal node:node-daemon; do
      mkdir -p "$staging/${name%%:*}"
      cp -r "$ROOT/${name#*:}/target/dist/." "$staging/${name%%:*}/"
    done
    for name in server portal node; do
      step preparing "fast start of $name"
      make_aot_cache "$name" "$staging/$name"
    done
    touch "$target/complete"
  fi
  ln -sfn "$target" "$CURRENT.new" && mv -fT "$CURRENT.new" "$CURRENT"
  # Keep one older build to look at, no more.
  find "$PODIUM_HOME/dist" -mindepth 1 -maxdepth 1 -type d ! -name "$stamp" -printf '%T@ %p\n' | sort -rn | tail -n +2 | cut -d' ' -f2- | xargs -r rm -rf
}
