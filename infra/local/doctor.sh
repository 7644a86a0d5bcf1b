# shellcheck shell=bash disable=SC2015
# podium doctor: looks at everything Podium needs and says how to mend what is missing.
problems=0
good() { printf '  ok       %s\n' "$*"; }
bad() { # what, how to mend it
  printf '  PROBLEM  %s\n           -> %s\n' "$1" "$2"
  problems=$((problems + 1))
}
note() { printf '  note     %s\n' "$*"; }

say "This machine"
find_jdk && good "JDK $(jdk_version "$JAVA_HOME") at $JAVA_HOME" ||
  bad "no JDK $SMALLEST_JDK or newer in JAVA_HOME (${JAVA_HOME:-not set}) or /usr/lib/jvm" "install one and set JAVA_HOME"
for entry in mvn:maven curl:curl docker:docker.io haproxy:haproxy; do
  command -v "${entry%%:*}" >/dev/null 2>&1 || [ -x "/usr/sbin/${entry%%:*}" ] && good "${entry%%:*} is installed" ||
    bad "${entry%%:*} is not installed" "apt-get install ${entry#*:}"
done
if engine_answers; then
  good "Docker Engine $(docker version --format '{{.Server.Version}}') answers at $DOCKER_HOST"
  docker info 2>/dev/null | grep -q 'Swarm: active' && note "the engine is in swarm mode; Podium does not use it"
elif command -v dockerd >/dev/null 2>&1; then
  bad "the Docker Engine does not answer at $DOCKER_HOST" "./podium up starts it as root; else: sudo systemctl start docker, and be in group docker"
else
  bad "the Docker Engine is not installed" "apt-get install docker.io"
fi
existing=$PODIUM_HOME
while [ ! -e "$existing" ]; do existing=$(dirname "$existing"); done
[ -w "$existing" ] && good "$PODIUM_HOME can be written to" ||
  bad "cannot write to $PODIUM_HOME" "set PODIUM_HOME to a directory of yours, or change its owner"
for directory in "$PODIUM_HOME" /var/lib/docker; do
  [ -d "$directory" ] || continue
  free=$(df -Pm "$directory" | awk 'NR==2 { print $4 }')
  [ "$free" -ge 2048 ] && good "$free MiB free under $directory" ||
    bad "only $free MiB free under $directory" "free some space: docker image prune, old logs under $LOGS; Podium needs 2 GiB to build and pull images"
done
memory=$(awk '/MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)
[ "$memory" -ge 1024 ] && good "$memory MiB of memory available" || bad "only $memory MiB of memory available" "Podium itself wants 700 MiB"

say "This installation"
for entry in server:server_ready:"$PODIUM_API_PORT" portal:portal_ready:"$PODIUM_PORTAL_PORT" node:node_ready:"$PODIUM_ROUTER_PORT"; do
  IFS=: read -r name condition port <<<"$entry"
  if "$condition"; then
    good "$name is ready (process $(pid_of "$name"), port $port)"
  elif pid_of "$name" >/dev/null; then
    message=$([ "$name" = node ] && node_message || true)
    bad "$name runs but is not ready${message:+: $message}" "see $LOGS/$name.log"
  elif port_taken "$port" && ! { [ "$name" = node ] && [ -f "$PODIUM_HOME/node/router/haproxy.pid" ]; }; then
    bad "$name is stopped and port $port is taken by $(port_owner "$port")" "stop that program, or set another port (see ./podium help)"
  else
    note "$name is stopped; ./podium up starts it"
  fi
  if [ -f "$LOGS/$name.log" ]; then
    errors=$(grep -c ' ERROR ' "$LOGS/$name.log" || true)
    [ "$errors" = 0 ] || note "$errors errors in $LOGS/$name.log, the last: $(grep ' ERROR ' "$LOGS/$name.log" | tail -n 1 | cut -c1-200)"
  fi
done

if [ "$problems" = 0 ]; then say "No problems found."; else die "$problems problem(s) found."; fi
