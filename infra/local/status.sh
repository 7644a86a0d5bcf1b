# shellcheck shell=bash disable=SC2015
# podium status [--json]
case "${1:-}" in '' | --json) ;; *) die "unknown option \"$1\" of status: expected --json" ;; esac

process_json() { # name ready-condition url
  local pid
  pid=$(pid_of "$1") || pid=null
  printf '"%s":{"pid":%s,"ready":%s,"url":"%s"}' "$1" "$pid" "$("$2" && echo true || echo false)" "$3"
}

# Prints how many items a list has, by their names, following the cursor; "null" when the API does not answer.
count() { # token path
  local page cursor='' total=0
  while :; do
    page=$(api "$1" GET "$2?limit=500&fields=metadata.name${cursor:+&cursor=$cursor}" 2>/dev/null) || { echo null; return; }
    total=$((total + $(grep -o '"name"' <<<"$page" | wc -l)))
    cursor=$(sed -n 's/.*"cursor":"\([^"]*\)".*/\1/p' <<<"$page")
    [ -n "$cursor" ] || break
  done
  echo "$total"
}

version=unknown nodes=null apps=null
if [ -L "$CURRENT" ] && find_jdk; then version=$(basename "$(readlink -f "$CURRENT")"); fi
if server_ready && token=$(access_token); then
  nodes=$(count "$token" /api/v1/clusters/default/nodes)
  apps=$(count "$token" '/api/v1/namespaces/*/apps')
fi
engine=$(docker version --format '{{.Server.Version}}' 2>/dev/null || true)

if [ "${1:-}" = --json ]; then
  printf '{"version":"%s","build":"%s","home":"%s","processes":{%s,%s,%s},' "$PODIUM_VERSION" "$version" "$PODIUM_HOME" \
    "$(process_json server server_ready "$PODIUM_API_URL")" "$(process_json portal portal_ready "$PORTAL_URL")" \
    "$(process_json node node_ready "$ROUTER_URL")"
  printf '"dockerEngine":"%s","nodes":%s,"apps":%s}\n' "$engine" "$nodes" "$apps"
else
  say "Podium $PODIUM_VERSION, build $version, home $PODIUM_HOME"
  for line in "server server_ready $PODIUM_API_URL" "portal portal_ready $PORTAL_URL" "node node_ready $ROUTER_URL"; do
    read -r name condition url <<<"$line"
    if "$condition"; then state="ready"; elif pid_of "$name" >/dev/null; then state="not ready"; else state="stopped"; fi
    printf '  %-8s %-10s %-8s %s\n' "$name" "$state" "$(pid_of "$name" || true)" "$url"
  done
  [ "$(node_state)" = degraded ] && pid_of node >/dev/null && say "  node: $(node_message)"
  say "  Docker Engine ${engine:-does not answer at $DOCKER_HOST}"
  [ "$nodes" = null ] || say "  $nodes nodes, $apps apps"
fi
server_ready && portal_ready && node_ready
