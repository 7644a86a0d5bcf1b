# shellcheck shell=bash disable=SC2015,SC1091,SC2034
# podium test [--fast]: every test, on real parts; then the end-to-end suite against a Podium started for it.
. "$ROOT/infra/local/build.sh"
fast=false
for argument in "$@"; do
  case "$argument" in
    --fast) fast=true ;;
    *) die "unknown option \"$argument\" of test: expected --fast" ;;
  esac
done

require_jdk
require_packages "maven|mvn|builds Podium" "curl|curl|asks the API" "docker.io|dockerd|runs the containers" \
  "iptables|iptables|the Docker Engine's networks" "haproxy|/usr/sbin/haproxy|routes requests to apps" \
  "busybox-static|/bin/busybox|test images" "docker-registry|docker-registry|a registry to pull from" \
  "postgresql-15|/usr/lib/postgresql/15/bin/initdb|the API on PostgreSQL" "chromium|chromium|the portal in a browser" \
  "etcd-server|etcd|the cluster store of several servers" "procps|ps|looks at processes" "iproute2|ss|looks at ports"

# The tests' own engine may have to be started; what we start here we stop here.
own_home=$(mktemp -d /tmp/podium-test.XXXXXX)
export PODIUM_TEST_HOME=$own_home
RUN=$own_home/run LOGS=$own_home/logs
clean_up() {
  local status=$?
  stop dockerd 30 || true
  rm -rf "$own_home"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
require_engine

export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
say "Unit, contract and integration tests, format and architecture checks"
maven -ntp -pl '!infra/e2e' verify
if [ "$fast" = false ]; then
  say "End-to-end: ./podium up, then the portal in Chromium, the API, the Docker Engine and HAProxy"
  maven -ntp -pl infra/e2e -am -DskipUnitTests=true verify
fi
say "All tests passed."
