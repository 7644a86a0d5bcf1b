# shellcheck shell=bash disable=SC1090
# podium bench [name] [options]: each benchmark is a script of that name in infra/bench.
name=${1:-}
if [ -z "$name" ]; then
  say "Benchmarks (./podium bench <name>); each prints ratios measured side by side in one run:"
  for file in $(grep -l '^# bench: ' "$ROOT"/infra/bench/*.sh); do printf '  %-11s %s\n' "$(basename "$file" .sh)" "$(sed -n 's/^# bench: //p' "$file")"; done
  return 0
fi
grep -q '^# bench: ' "$ROOT/infra/bench/$name.sh" 2>/dev/null || die "unknown benchmark \"$name\": ./podium bench lists them"
shift
. "$ROOT/infra/bench/$name.sh" "$@"
