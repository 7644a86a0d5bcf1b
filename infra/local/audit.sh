# shellcheck shell=bash disable=SC2015
# podium audit: who did or tried what, for an auditor without a browser.
[ $# -ge 1 ] || die "audit needs to know what to do: expected \"audit verify\" or \"audit export [csv|ndjson]\""
require_jdk
answers "$PODIUM_API_URL/livez" || die "the API at $PODIUM_API_URL does not answer: is Podium up? See ./podium status"
token=$(access_token)
[ -n "$token" ] || die "no access token could be made: see $LOGS/server.log"
case "$1" in
  verify)
    [ $# -eq 1 ] || die "audit verify takes no options, got \"${*:2}\""
    result=$(api "$token" GET /api/v1/audit:verify) || die "the audit trail could not be checked: see $LOGS/server.log"
    say "$(printf '%s' "$result" | sed 's/.*"message":"\(\([^"\\]\|\\.\)*\)".*/\1/')"
    say "newest entry $(printf '%s' "$result" | sed 's/.*"newest":\([0-9]*\).*/\1/'), hash $(printf '%s' "$result" | sed 's/.*"hash":"\([0-9a-f]*\)".*/\1/')"
    [[ $result == *'"intact":true'* ]] || die "the audit trail is not as it was written"
    ;;
  export)
    format=${2:-csv}
    [[ $format =~ ^(csv|ndjson)$ && $# -le 2 ]] || die "audit export takes a format, csv or ndjson, got \"${*:2}\""
    api "$token" GET "/api/v1/audit.$format"
    ;;
  *) die "unknown audit command \"$1\": expected verify or export" ;;
esac
