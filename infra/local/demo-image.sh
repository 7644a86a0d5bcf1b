# shellcheck shell=bash disable=SC2034
# Makes the demo app's image: a static web server and a page that says which instance served it. Nothing is downloaded.
DEMO_IMAGE=podium-demo/hello:3

build_demo_image() { # reference
  local work
  docker image inspect "$1" >/dev/null 2>&1 && return 0
  work=$(mktemp -d)
  mkdir -p "$work/bin" "$work/www/cgi-bin" "$work/tmp"
  cp /bin/busybox "$work/bin/busybox"
  ln -s busybox "$work/bin/sh"
  cp "$ROOT/infra/demo/index.cgi" "$work/www/cgi-bin/index.cgi"
  chmod 755 "$work/www/cgi-bin/index.cgi"
  tar -C "$work" -c . | docker import --change 'CMD ["/bin/busybox","httpd","-f","-v","-p","8080","-h","/www"]' \
    --change 'EXPOSE 8080' - "$1" >/dev/null
  rm -rf "$work"
  step built "image $1"
}
