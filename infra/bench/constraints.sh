# shellcheck shell=bash disable=SC1091
# bench: S5: constraints and spread on 5,000 nodes, beside the same replicas without (--nodes --replicas --rounds)
. "$ROOT/infra/bench/lib.sh"
engine_bench placement.ConstraintBench "$@"
