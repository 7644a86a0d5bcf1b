# shellcheck shell=bash disable=SC1091
# bench: S7: one task from submission to its node, idle and beside a backlog (--nodes --replicas --rounds --samples --store=etcd|embedded)
. "$ROOT/infra/bench/lib.sh"
cluster_bench cluster.LatencyBench "$@"
