#!/usr/bin/env bash
# Installs the Debian packages that a window needs, without a display too, and those that watch what it sends
# (npm run test:egress). Run as root.
set -euo pipefail
packages=(xvfb xauth libnss3 libatk1.0-0 libatk-bridge2.0-0 libcups2 libdrm2 libgtk-3-0 libgbm1 libasound2 libxshmfence1 fonts-noto-cjk strace iproute2 util-linux)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

echo "Installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
install=(apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0)
# The list of packages on a machine may be missing or stale: then once more with a new one.
"${install[@]}" "${missing[@]}" >/dev/null 2>&1 || { apt-get update -qq && "${install[@]}" "${missing[@]}" >/dev/null; }
