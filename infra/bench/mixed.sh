# shellcheck shell=bash disable=SC1091
# bench: S2: the openb trace's mixed shapes, every node scored, beside Fenzo (--nodes --tasks --fenzo --rounds --openb=DIRECTORY)
. "$ROOT/infra/bench/lib.sh"
engine_bench placement.MixedBench "$@"
