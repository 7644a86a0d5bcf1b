# shellcheck shell=bash disable=SC1091,SC2015
# bench: idle cost of the three processes: processor time over 60 s and resident memory (needs a running Podium)
. "$ROOT/infra/bench/lib.sh"
SECONDS_MEASURED=${BENCH_SECONDS:-60}
server_ready && portal_ready && node_ready || die "this benchmark needs a running Podium: ./podium up"

ticks() { awk '{ sub(/^.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
proportional_kib() { awk '/^Pss:/ { print $2 }' "/proc/$1/smaps_rollup"; }

total_cpu=0 total_memory=0
declare -A before
for name in server portal node; do before[$name]=$(ticks "$(pid_of "$name")"); done
sleep "$SECONDS_MEASURED"
hz=$(getconf CLK_TCK)
for name in server portal node; do
  pid=$(pid_of "$name")
  used=$(($(ticks "$pid") - before[$name]))
  memory=$(($(proportional_kib "$pid") / 1024))
  total_cpu=$((total_cpu + used)) total_memory=$((total_memory + memory))
  step "$name" "$(awk -v t="$used" -v h="$hz" -v s="$SECONDS_MEASURED" 'BEGIN { printf "%.2f %% of a core", 100 * t / h / s }'), $memory MiB"
done
say "  together   $(awk -v t="$total_cpu" -v h="$hz" -v s="$SECONDS_MEASURED" 'BEGIN { printf "%.2f %% of a core", 100 * t / h / s }') (target <= 2 %), $total_memory MiB (target <= 700 MiB)"
