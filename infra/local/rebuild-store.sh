# shellcheck shell=bash disable=SC2015,SC1091
# podium rebuild-store: for a cluster store that is damaged or not to be trusted. Apps run on meanwhile.
[ $# -eq 0 ] || die "rebuild-store takes no options, got \"$*\": see ./podium help"
require_jdk
[ -e "$PODIUM_HOME/server" ] || die "there is no Podium in PODIUM_HOME=$PODIUM_HOME: expected one that was started with ./podium up"
[ -e "$CURRENT" ] || die "the programs in $PODIUM_HOME/dist are gone: run ./podium up first"
pid_of server >/dev/null && was_running=true || was_running=false

stop server 20
(program server rebuild-store) || die "the cluster store was not rebuilt; what is in it is as it was. See the message above; ./podium up starts the server again"
if [ "$was_running" = true ]; then
  launch server
  wait_for 60 server_ready || die "the server did not become ready: see $LOGS/server.log"
  step ready server
  say "Nodes report what they run; the server decides again when all of them have, or after two minutes. ./podium status shows them."
else
  say "The server was not running and was not started: ./podium up"
fi
