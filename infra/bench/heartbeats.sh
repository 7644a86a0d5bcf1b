# shellcheck shell=bash disable=SC1091
# bench: A3: what the heartbeats of 5,000 played nodes cost the server (--nodes --rounds --seconds)
. "$ROOT/infra/bench/lib.sh"
cluster_bench cluster.HeartbeatBench "$@"
