# shellcheck shell=bash disable=SC1091
# bench: S1: 10,000 identical replicas on 5,000 nodes, beside Fenzo (--nodes --replicas --fenzo --rounds)
. "$ROOT/infra/bench/lib.sh"
engine_bench placement.IdenticalBench "$@"
