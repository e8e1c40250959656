#!/usr/bin/env bash
# Installs what the build and the tests need from Debian, and says how to get Swift where it is
# not there. Does nothing, and asks for nothing, where everything is in place.
set -euo pipefail

packages=(
  libsqlite3-dev libsodium-dev libzip-dev libxlsxwriter-dev libqrencode-dev
  pkg-config poppler-utils unzip libxml2-utils
)
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
