# shellcheck shell=bash disable=SC1091
# bench: what 10,000 tasks that fit nowhere add to a plan for one task on 5,000 nodes (--nodes --tasks --rounds)
. "$ROOT/infra/bench/lib.sh"
engine_bench placement.BacklogBench "$@"
