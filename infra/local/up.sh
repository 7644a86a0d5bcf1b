# shellcheck shell=bash disable=SC2015,SC1091
# podium up [--demo]
. "$ROOT/infra/local/build.sh"

demo=false
for argument in "$@"; do
  case "$argument" in
    --demo) demo=true ;;
    *) die "unknown option \"$argument\" of up: expected --demo" ;;
  esac
done

port_owners=(portal:"$PODIUM_PORTAL_PORT":PODIUM_PORTAL_PORT server:"$PODIUM_API_PORT":PODIUM_API_PORT
  server:"$PODIUM_GATEWAY_PORT":PODIUM_GATEWAY_PORT router:"$PODIUM_ROUTER_PORT":PODIUM_ROUTER_PORT)

router_running() { local pid; pid=$(cat "$PODIUM_HOME/node/router/haproxy.pid" 2>/dev/null) && kill -0 "${pid%%[!0-9]*}" 2>/dev/null; }

require_free_ports() {
  local entry process port variable
  for entry in "${port_owners[@]}"; do
    IFS=: read -r process port variable <<<"$entry"
    case "$port" in '' | *[!0-9]*) die "$variable is \"$port\": expected a port number from 1 to 65535" ;; esac
    if [ "$process" = router ]; then router_running && continue; else pid_of "$process" >/dev/null && continue; fi
    port_taken "$port" && die "port $port is already taken by $(port_owner "$port"):" \
      "stop it, or choose another port, for example $variable=$((port + 1000)) ./podium up"
  done
  return 0
}

start_server() {
  pid_of server >/dev/null && return 0
  # The password stays in a file only until it has been shown, so that a first start that fails half-way locks nobody out.
  if [ ! -e "$PODIUM_HOME/server" ]; then
    (umask 077; printf '%s' "${PODIUM_ADMIN_PASSWORD:-$(head -c 15 /dev/urandom | base64 | tr '+/' 'xy')}" >"$FIRST_PASSWORD")
  fi
  export PODIUM_ADMIN_PASSWORD
  PODIUM_ADMIN_PASSWORD=$(cat "$FIRST_PASSWORD" 2>/dev/null || true)
  launch server
}

show_failure() { # name
  warn "$1 did not become ready. The last lines of $LOGS/$1.log:"
  tail -n 15 "$LOGS/$1.log" >&2 2>/dev/null || true
  die "see ./podium doctor"
}

# Waits for a condition, but no longer than the process lives.
await() { # name seconds condition
  local name=$1
  # shellcheck disable=SC2317
  ready_or_dead() { "$2" || ! pid_of "$1" >/dev/null; }
  wait_for "$2" ready_or_dead "$name" "$3" && "$3" || show_failure "$name"
  step ready "$name"
}

# A node may be degraded for a moment while the server comes up; only one that stays so is in trouble.
await_node() {
  local message degraded_at=0
  # shellcheck disable=SC2317
  settled() {
    node_ready && return 0
    pid_of node >/dev/null || return 0
    [ "$(node_state)" = degraded ] || { degraded_at=0; return 1; }
    [ "$degraded_at" != 0 ] || degraded_at=$(date +%s)
    [ $(($(date +%s) - degraded_at)) -ge 20 ]
  }
  wait_for 60 settled || true
  node_ready && { step ready node; return 0; }
  message=$(node_message)
  [ -z "$message" ] || die "the node is not ready: $message"
  show_failure node
}

banner() {
  say ""
  say "Podium is up."
  say "  Portal   $PORTAL_URL"
  say "  API      $PODIUM_API_URL/docs"
  say "  Apps     http://<app>.<namespace>.localhost:$PODIUM_ROUTER_PORT"
  say "  User     admin"
  if [ -f "$FIRST_PASSWORD" ]; then
    say "  Password $(cat "$FIRST_PASSWORD")   (shown this once)"
    rm -f "$FIRST_PASSWORD"
  else
    say "  Password the one set or shown at the first start"
  fi
  if [ "$demo" = true ]; then say "  Demo     http://hello.demo.localhost:$PODIUM_ROUTER_PORT"; fi
  say "  Logs     $LOGS"
}

FIRST_PASSWORD=$PODIUM_HOME/first-password
mkdir -p "$PODIUM_HOME" 2>/dev/null && [ -w "$PODIUM_HOME" ] || die "cannot write to PODIUM_HOME=$PODIUM_HOME: choose another directory or change its owner"
chmod 700 "$PODIUM_HOME"

say "Checking this machine"
require_jdk
step jdk "$JAVA_HOME"
require_packages "maven|mvn|builds Podium" "curl|curl|asks the API" "docker.io|dockerd|runs the containers" \
  "iptables|iptables|the Docker Engine's networks" "haproxy|/usr/sbin/haproxy|routes requests to apps" \
  "busybox-static|/bin/busybox|the demo app's web server"
require_engine
require_free_ports
build

if server_ready && portal_ready && node_ready && [ "$(cat "$RUN/build" 2>/dev/null)" = "$(readlink -f "$CURRENT")" ]; then
  say "Already running; nothing changed."
else
  say "Starting"
  if [ -f "$RUN/build" ] && [ "$(cat "$RUN/build")" != "$(readlink -f "$CURRENT")" ]; then
    # Apps and the router keep running: only the three programs are exchanged.
    for name in portal node server; do stop "$name" 20; done
  fi
  mkdir -p "$RUN"
  readlink -f "$CURRENT" >"$RUN/build"
  start_server
  pid_of portal >/dev/null || launch portal
  PODIUM_JOIN_TOKEN_FILE=$PODIUM_HOME/server/local-join-token
  export PODIUM_JOIN_TOKEN_FILE PODIUM_GATEWAY=127.0.0.1:$PODIUM_GATEWAY_PORT PODIUM_ROUTER=127.0.0.1:$PODIUM_ROUTER_PORT
  pid_of node >/dev/null || launch node
  await server 60 server_ready
  await portal 60 portal_ready
  await_node
fi
[ "$demo" = false ] || . "$ROOT/infra/local/demo.sh"
banner
