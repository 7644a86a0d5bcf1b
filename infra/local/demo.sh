# shellcheck shell=bash disable=SC2015,SC1091
# Deploys the demo app for tenant "demo".
. "$ROOT/infra/local/demo-image.sh"

deploy_demo() {
  local token
  build_demo_image "$DEMO_IMAGE"
  token=$(access_token) || die "could not get an access token for the demo: see $LOGS/server.log"
  api "$token" PUT /api/v1/tenants/demo '{"spec":{"displayName":"Demo"}}' >/dev/null
  api "$token" PUT /api/v1/namespaces/demo '{"spec":{"tenant":"demo"}}' >/dev/null
  api "$token" PUT /api/v1/namespaces/demo/apps/hello "$(cat "$ROOT/infra/demo/hello.json")" >/dev/null
  # shellcheck disable=SC2317
  demo_answers() { [ "$(curl -s -o /dev/null -w '%{http_code}' --max-time 2 -H "Host: hello.demo.localhost" "http://127.0.0.1:$PODIUM_ROUTER_PORT/")" = 200 ]; }
  wait_for 60 demo_answers || die "the demo app does not answer after 60 s: open $PORTAL_URL to see why"
  step ready "demo app"
}

deploy_demo
