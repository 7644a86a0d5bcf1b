# shellcheck shell=bash disable=SC1091,SC2015
# bench: 50 replicas on this machine: PUT until all run, beside Docker Swarm and a bare loop of docker run (needs a running Podium)
. "$ROOT/infra/bench/lib.sh"
. "$ROOT/infra/local/demo-image.sh"
REPLICAS=${BENCH_REPLICAS:-50} ROUNDS=${BENCH_ROUNDS:-5} PARALLEL=4 NAMESPACE=bench
IMAGE=$DEMO_IMAGE

require_jdk
server_ready && node_ready || die "this benchmark needs a running Podium: ./podium up"
docker info 2>/dev/null | grep -q 'Swarm: active' && die "the Docker Engine is already in swarm mode; leave it first, so that this benchmark ends no swarm of yours"
build_demo_image "$IMAGE"
token=$(access_token)

# Waits for the engine's word that so many have started since then; asking it again and again would slow down what is measured.
until_started() { # since-ms count label...
  local since="${1%???}.${1: -3}" count=$2 label filters=()
  shift 2
  for label in "$@"; do filters+=(--filter "label=$label"); done
  local stream listener
  exec {stream}< <(exec timeout 300 docker events --since "$since" --filter type=container --filter event=start "${filters[@]}" --format .)
  listener=$!
  head -n "$count" <&"$stream" >/dev/null
  kill "$listener" 2>/dev/null || true
  exec {stream}<&-
}
until_gone() { until [ "$(docker ps -aq --filter "$1" | wc -l)" = 0 ]; do sleep 0.2; done; }

podium_round() {
  local start namespace="dev.podium.namespace=$NAMESPACE"
  token=$(access_token)
  start=$(now_ms)
  api "$token" PUT /api/v1/namespaces/$NAMESPACE/apps/many "{\"image\":\"$IMAGE\",\"replicas\":$REPLICAS,\"command\":[\"/bin/sh\",\"-c\",\"sleep 3600\"],\"resources\":{\"cpu\":\"5m\",\"memory\":\"8Mi\"},\"stop\":{\"drain\":\"0s\",\"grace\":\"1s\"}}" >/dev/null
  until_started "$start" "$REPLICAS" "$namespace" dev.podium.role=app
  echo $(($(now_ms) - start))
  api "$token" DELETE /api/v1/namespaces/$NAMESPACE/apps/many >/dev/null
  until_gone "label=$namespace"
}

swarm_round() {
  local start
  start=$(now_ms)
  docker service create --detach --quiet --no-resolve-image --name podium-bench-many --replicas "$REPLICAS" --stop-grace-period 0s "$IMAGE" /bin/sh -c 'sleep 3600' >/dev/null
  until_started "$start" "$REPLICAS" com.docker.swarm.service.name=podium-bench-many
  echo $(($(now_ms) - start))
  docker service rm podium-bench-many >/dev/null
  until_gone name=podium-bench-many
}

loop_round() {
  local start
  start=$(now_ms)
  seq "$REPLICAS" | xargs -P "$PARALLEL" -I{} docker run -d --name podium-bench-loop-{} --network podium-bench-loop "$IMAGE" /bin/sh -c 'sleep 3600' >/dev/null
  echo $(($(now_ms) - start))
  docker ps -aq --filter name=podium-bench-loop- | xargs -P "$PARALLEL" -n 10 docker rm -f >/dev/null
}

bench_clean_up() {
  docker service rm podium-bench-many >/dev/null 2>&1 || true
  docker swarm leave --force >/dev/null 2>&1 || true
  docker ps -aq --filter name=podium-bench-loop- | xargs -r docker rm -f >/dev/null 2>&1 || true
  docker network rm podium-bench-loop >/dev/null 2>&1 || true
  api "$(access_token)" DELETE /api/v1/namespaces/$NAMESPACE >/dev/null 2>&1 || true
}
trap bench_clean_up EXIT

api "$token" PUT /api/v1/tenants/bench '{"spec":{}}' >/dev/null
api "$token" PUT /api/v1/namespaces/$NAMESPACE '{"spec":{"tenant":"bench"}}' >/dev/null
api "$token" PUT "/api/v1/namespaces/$NAMESPACE/apps/many?dryRun=true" "{\"image\":\"$IMAGE\",\"resources\":{\"cpu\":\"5m\",\"memory\":\"8Mi\"}}" >/dev/null || die "the API refuses the benchmark's app"
docker network create podium-bench-loop >/dev/null
docker swarm init --advertise-addr 127.0.0.1 >/dev/null

podium=() swarm=() loop=()
for round in $(seq "$ROUNDS"); do
  podium+=("$(podium_round)")
  swarm+=("$(swarm_round)")
  loop+=("$(loop_round)")
  step "round $round" "Podium ${podium[-1]} ms, Swarm ${swarm[-1]} ms, loop ${loop[-1]} ms"
done
p=$(printf '%s\n' "${podium[@]}" | median) s=$(printf '%s\n' "${swarm[@]}" | median) l=$(printf '%s\n' "${loop[@]}" | median)
say ""
say "$REPLICAS replicas, image local, until all run; median of $ROUNDS rounds (min … max), A B C A B C"
say "  Podium          $p ms ($(printf '%s\n' "${podium[@]}" | spread))"
say "  Docker Swarm    $s ms ($(printf '%s\n' "${swarm[@]}" | spread))   Podium / Swarm = $(ratio "$p" "$s")   target <= 1.00"
say "  docker run x$PARALLEL   $l ms ($(printf '%s\n' "${loop[@]}" | spread))   Podium / loop  = $(ratio "$p" "$l")   target <= 1.15"
