# shellcheck shell=bash disable=SC1091
# bench: Q1: how much of openb's GPUs packing gives away, beside BestFit and FGD's published figures (--seeds --portions --list --openb=DIRECTORY)
. "$ROOT/infra/bench/lib.sh"
engine_bench gpu.GpuBench "$@"
