#!/bin/sh
# The page of the demo app: it says which instance answered, so that load balancing can be seen.
# Each visit is a line in the log; the platform's own probes are not.
[ "$HTTP_USER_AGENT" = podium-probe ] || echo "$REQUEST_METHOD $REQUEST_URI for ${HTTP_X_FORWARDED_FOR:-$REMOTE_ADDR}" >&2
printf 'Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n\r\n'
cat <<HTML
<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Hello from Podium</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1c2430;background:#f7f8fa}
h1{font-size:2rem;margin:0 0 .5rem}dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1.5rem}dt{color:#667}dd{margin:0;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14181f}dt{color:#9aa3b2}}</style></head>
<body><h1>Hello from Podium</h1><p>This page was served by one of the app's instances. Reload to meet the others.</p>
<dl><dt>App</dt><dd>${PODIUM_NAMESPACE}/${PODIUM_APP}</dd><dt>Instance</dt><dd>${PODIUM_SLOT}</dd><dt>Task</dt><dd>${PODIUM_TASK}</dd><dt>Node</dt><dd>${PODIUM_NODE}</dd></dl></body></html>
HTML
