# shellcheck shell=bash disable=SC1091
# bench: S6: 10,000 replicas over the API onto 5,000 played nodes (--nodes --replicas --rounds --store=etcd|embedded)
. "$ROOT/infra/bench/lib.sh"
require_packages "etcd-server|etcd|the cluster store" "postgresql-15|/usr/lib/postgresql/15/bin/initdb|the database of servers on an etcd"
cluster_bench cluster.SubmitBench "$@"
