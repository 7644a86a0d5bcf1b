# shellcheck shell=bash disable=SC1091
# bench: S6: 10,000 replicas over the API onto 5,000 played nodes (--nodes --replicas --rounds)
. "$ROOT/infra/bench/lib.sh"
cluster_bench cluster.SubmitBench "$@"
