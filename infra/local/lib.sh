# shellcheck shell=bash disable=SC2034,SC2015
# What the commands share: where things are, what this machine has, and how processes are started and stopped.

if [ "$(id -u)" = 0 ]; then : "${PODIUM_HOME:=/var/lib/podium}"; else : "${PODIUM_HOME:=$HOME/.local/share/podium}"; fi
: "${PODIUM_PORTAL_PORT:=8080}" "${PODIUM_API_PORT:=8081}" "${PODIUM_GATEWAY_PORT:=8082}" "${PODIUM_ROUTER_PORT:=8000}"
: "${DOCKER_HOST:=unix:///var/run/docker.sock}"
export PODIUM_HOME PODIUM_PORTAL_PORT PODIUM_API_PORT PODIUM_GATEWAY_PORT PODIUM_ROUTER_PORT DOCKER_HOST
export PODIUM_API_URL=http://127.0.0.1:$PODIUM_API_PORT
RUN=$PODIUM_HOME/run
LOGS=$PODIUM_HOME/logs
PORTAL_URL=http://localhost:$PODIUM_PORTAL_PORT
ROUTER_URL=http://localhost:$PODIUM_ROUTER_PORT
SMALLEST_JDK=25
PODIUM_VERSION=$(sed -n "/<artifactId>podium</{n;s/.*<version>\(.*\)<.*/\1/p}" "$ROOT/pom.xml")

say() { printf '%s\n' "$*"; }
step() { printf '  %-10s %s\n' "$1" "$2"; }
warn() { printf 'podium: %s\n' "$*" >&2; }
die() { warn "$*"; exit 1; }

is_root() { [ "$(id -u)" = 0 ]; }

# --- what the machine has ------------------------------------------------------------------------------------------------

jdk_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true; }

# Sets JAVA_HOME to the first JDK that is new enough: the one named, else any under /usr/lib/jvm.
find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    version=$(jdk_version "$home")
    if [ "${version:-0}" -ge "$SMALLEST_JDK" ]; then export JAVA_HOME=$home; return 0; fi
  done
  return 1
}

require_jdk() {
  find_jdk || die "no JDK $SMALLEST_JDK or newer in JAVA_HOME (${JAVA_HOME:-not set}) or under /usr/lib/jvm." \
    "Install one, for example Eclipse Temurin $SMALLEST_JDK, and run this again (or set JAVA_HOME)."
}

# Installs Debian packages. Arguments: "package|a file or command it brings|why" each.
require_packages() {
  local entry package proof why missing=()
  for entry in "$@"; do
    IFS='|' read -r package proof why <<<"$entry"
    if command -v "$proof" >/dev/null 2>&1 || [ -e "$proof" ]; then continue; fi
    missing+=("$package")
    step missing "$package ($why)"
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local install="apt-get install -y --no-install-recommends ${missing[*]}"
  command -v apt-get >/dev/null 2>&1 ||
    die "cannot install ${missing[*]}: this is not a Debian machine. Install them with your package manager and run this again."
  is_root || die "not root, so these must be installed by hand: sudo $install"
  step installing "${missing[*]}"
  mkdir -p "$LOGS"
  { apt-get update && DEBIAN_FRONTEND=noninteractive $install; } >"$LOGS/packages.log" 2>&1 ||
    die "apt-get failed; its last lines, of $LOGS/packages.log: $(tail -n 3 "$LOGS/packages.log")"
}

engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# Starts dockerd where it is installed, wanted at the usual socket and not running; remembers it if we did.
require_engine() {
  engine_answers && return 0
  [ "$DOCKER_HOST" = unix:///var/run/docker.sock ] ||
    die "no Docker Engine answers at DOCKER_HOST=$DOCKER_HOST: start it, or unset DOCKER_HOST to use this machine's own."
  is_root || die "no Docker Engine answers at $DOCKER_HOST. Start it (sudo systemctl start docker) and see that you are in group docker."
  step starting "Docker Engine"
  if [ -d /run/systemd/system ]; then
    systemctl start docker || die "systemctl start docker failed: see journalctl -u docker"
  else
    # A stale pid file of a killed dockerd would stop the new one.
    if [ -f /var/run/docker.pid ] && ! kill -0 "$(cat /var/run/docker.pid)" 2>/dev/null; then rm -f /var/run/docker.pid; fi
    spawn dockerd dockerd
  fi
  wait_for 60 engine_answers || die "the Docker Engine does not answer at $DOCKER_HOST after 60 s: see $LOGS/dockerd.log"
}

# --- processes -----------------------------------------------------------------------------------------------------------

# A process is known by its id and its start time, so that a reused id is never taken for ours.
started_at() { awk '{ sub(/^.*\) /, ""); print $20 }' "/proc/$1/stat" 2>/dev/null; }

spawn() { # name command...
  local name=$1 pid
  shift
  mkdir -p "$RUN" "$LOGS"
  [ -f "$LOGS/$name.log" ] && mv -f "$LOGS/$name.log" "$LOGS/$name.log.1"
  setsid "$@" >"$LOGS/$name.log" 2>&1 </dev/null &
  pid=$!
  printf '%s %s\n' "$pid" "$(started_at "$pid")" >"$RUN/$name.pid"
}

pid_of() { # name: prints the id of the running process, fails when it is not running
  local pid at
  read -r pid at 2>/dev/null <"$RUN/$1.pid" || return 1
  [ -n "$at" ] && [ "$(started_at "$pid")" = "$at" ] && printf '%s' "$pid"
}

stop() { # name seconds
  local pid
  if pid=$(pid_of "$1"); then
    kill "$pid" 2>/dev/null || true
    # shellcheck disable=SC2317
    gone() { ! pid_of "$1" >/dev/null; }
    wait_for "$2" gone "$1" || { warn "$1 ($pid) did not stop within $2 s: killing it"; kill -9 "$pid" 2>/dev/null || true; }
    step stopped "$1"
  fi
  rm -f "$RUN/$1.pid"
}

wait_for() { # seconds command...
  local deadline=$(($(date +%s%N) + $1 * 1000000000))
  shift
  until "$@"; do
    [ "$(date +%s%N)" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

# Fails when something that is not ours listens on 127.0.0.1:port.
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port_owner() { # port: who listens there, in words
  local owner
  owner=$(ss -ltnpH "sport = :$1" 2>/dev/null | grep -oE '"[^"]+",pid=[0-9]+' | head -n 1 | tr -d '"' | sed 's/,pid=/, process /')
  printf '%s' "${owner:-another program}"
}

answers() { curl -fsS -o /dev/null --max-time 2 "$1" 2>/dev/null; }

node_state() { sed -n 's/.*"state" *: *"\([a-z]*\)".*/\1/p' "$PODIUM_HOME/node/status.json" 2>/dev/null; }
node_message() { sed -n 's/.*"message" *: *"\(\([^"\\]\|\\.\)*\)".*/\1/p' "$PODIUM_HOME/node/status.json" 2>/dev/null; }
# A status file is only worth something while the process that wrote it lives.
node_ready() { local pid; pid=$(pid_of node) && grep -q "\"pid\" *: *$pid\b" "$PODIUM_HOME/node/status.json" 2>/dev/null && [ "$(node_state)" = ready ]; }
server_ready() { pid_of server >/dev/null && answers "$PODIUM_API_URL/readyz"; }
portal_ready() { pid_of portal >/dev/null && answers "http://127.0.0.1:$PODIUM_PORTAL_PORT/readyz"; }

# --- the build -----------------------------------------------------------------------------------------------------------

SOURCES=(pom.xml .mvn tenants orchestrator node-daemon platform-api portal infra/e2e/pom.xml)
CURRENT=$PODIUM_HOME/dist/current

# One word for all that goes into the three programs: when it changes, they are built again.
source_stamp() {
  (cd "$ROOT" && find "${SOURCES[@]}" -type f -not -path '*/target/*' -not -path '*/src/test/*' -print0 | sort -z | xargs -0 sha256sum
    cat "$JAVA_HOME/release") | sha256sum | cut -c1-16
}

JVM_server=(-Xmx384m) JVM_portal=(-Xmx256m) JVM_node=(-Xmx160m)
jvm_options() { # name directory
  local -n own=JVM_$1
  # The collector and the class path must be those the AOT cache was made with.
  printf '%s\n' "${own[@]}" -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -Xlog:disable -Xlog:all=warning:stderr
}

program() { # name arguments...: runs one of the three programs in this process's place
  local name=$1 dir=$CURRENT/$1 options
  shift
  mapfile -t options < <(jvm_options "$name")
  [ -f "$dir/$name.aot" ] && options+=("-XX:AOTCache=$dir/$name.aot")
  exec "$JAVA_HOME/bin/java" "${options[@]}" -jar "$dir/podium-$name.jar" "$@"
}

launch() { # name arguments...
  local name=$1 dir options
  dir=$(readlink -f "$CURRENT")/$name
  mapfile -t options < <(jvm_options "$name")
  [ -f "$dir/$name.aot" ] && options+=("-XX:AOTCache=$dir/$name.aot")
  shift
  spawn "$name" "$JAVA_HOME/bin/java" "${options[@]}" -jar "$dir/podium-$name.jar" "$@"
}

# A short-lived token for the API, signed with the key under PODIUM_HOME: who may read that file may act as admin.
access_token() { (program server token --user admin --ttl 5m) 2>/dev/null; }

api() { # token method path [json]
  local body=()
  [ $# -lt 4 ] || body=(-H 'Content-Type: application/json' --data "$4")
  curl -fsS --max-time 30 -X "$2" -H "Authorization: Bearer $1" "${body[@]}" "$PODIUM_API_URL$3"
}
