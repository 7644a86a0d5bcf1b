# shellcheck shell=bash disable=SC2015,SC1091
# podium down [--purge]
purge=false
for argument in "$@"; do
  case "$argument" in
    --purge) purge=true ;;
    *) die "unknown option \"$argument\" of down: expected --purge" ;;
  esac
done

stop_router() {
  local pid
  pid=$(head -n 1 "$PODIUM_HOME/node/router/haproxy.pid" 2>/dev/null) || return 0
  # Only a process that is HAProxy and was given our configuration is ours.
  if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF "$PODIUM_HOME/node/router/"; then
    kill -TERM "$pid" 2>/dev/null || true
    # shellcheck disable=SC2317
    router_gone() { ! kill -0 "$1" 2>/dev/null; }
    wait_for 10 router_gone "$pid" || kill -9 "$pid" 2>/dev/null || true
    step stopped router
  fi
}

# Everything Podium makes carries the label of the node that made it.
ours() { docker "$1" ls "${@:2}" -q --filter "label=dev.podium.node=$(node_name)" 2>/dev/null; }
node_name() { printf '%s' "${PODIUM_NODE_NAME:-$(cat "$PODIUM_HOME/node/name" 2>/dev/null || hostname | tr '[:upper:]' '[:lower:]')}"; }

stop portal 20
stop node 30
stop_router
stop server 20
rm -f "$RUN/build"

if [ "$purge" = true ]; then
  if engine_answers; then
    ours container -a | xargs -r docker rm -f >/dev/null
    ours network | xargs -r docker network rm >/dev/null
    ours volume | xargs -r docker volume rm >/dev/null
    step removed "containers, networks and volumes of node $(node_name)"
  else
    warn "no Docker Engine answers at $DOCKER_HOST: containers Podium made there, if any, are left"
  fi
elif engine_answers && [ -n "$(ours container)" ] && ! pid_of dockerd >/dev/null; then
  say "Apps keep running ($(ours container --filter label=dev.podium.role=app | wc -l) containers); \"podium up\" takes them over again, \"podium down --purge\" removes them."
fi
stop dockerd 30
if [ "$purge" = true ]; then
  # Only what Podium keeps there, so that a PODIUM_HOME that is more than ours is not emptied.
  for entry in server node dist run logs first-password; do rm -rf "${PODIUM_HOME:?}/$entry"; done
  rmdir "$PODIUM_HOME" 2>/dev/null || true
  step removed "$PODIUM_HOME"
fi
