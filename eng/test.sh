#!/usr/bin/env bash
# Builds, and runs the tests in two lanes. Ends with a line "N passed, N failed, N skipped".
#   eng/test.sh --fast   everything but the walkers and the journeys: while one works, minutes, no browser
#   eng/test.sh --long   the walkers and the journeys
#   eng/test.sh --long Finance   of them what walks the routes and forms of one module (or of the host: Web)
#   eng/test.sh          both, the fast ones first
# Needs the .NET 10 SDK and Node 20 or newer. Chromium is taken from $CHROMIUM, from the machine, or installed.
set -uo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
  --fast) lanes=(fast) ;;
  --long) lanes=(long) ;;
  '') lanes=(fast long) ;;
  *) sed -n '2,7p' "$0"; exit 2 ;;
esac

sudo_if_needed() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

find_chromium() {
  for candidate in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    [ -n "$candidate" ] && [ -x "$candidate" ] && { echo "$candidate"; return 0; }
  done
  return 1
}

provide_chromium() {
  if ! CHROMIUM=$(find_chromium); then
    if command -v apt-get >/dev/null; then
      echo "Installing Chromium from Debian's packages"
      sudo_if_needed apt-get update -qq >/dev/null && sudo_if_needed apt-get install -y -qq chromium >/dev/null
    fi
    CHROMIUM=$(find_chromium) || CHROMIUM=
  fi
  export CHROMIUM
  [ -n "$CHROMIUM" ] && return
  # Playwright's own download, for machines that have it.
  dotnet exec tests/ErpCrm.Tests/bin/Debug/net10.0/Microsoft.Playwright.dll install chromium >/dev/null 2>&1 ||
    echo "No Chromium: install the package 'chromium', or set CHROMIUM to the path of Chromium or Chrome. Browser journeys will be skipped."
}

module=${2:-}
code=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

run_lane() {
  local began=$SECONDS filter
  filter=$(awk -F '\t' -v lane="$1" '$1 == lane { print $2 }' eng/lanes.txt)
  [ -z "$module" ] || filter="($filter)&DisplayName~$module"
  dotnet test ErpCrm.sln --no-build --nologo --filter "$filter" --logger "console;verbosity=normal" 2>&1 | tee -a "$log"
  local failed=${PIPESTATUS[0]}
  [ "$failed" = 0 ] || code=$failed
  echo "The $1 lane took $(((SECONDS - began) / 60)) min $(((SECONDS - began) % 60)) s"
}

dotnet build ErpCrm.sln --nologo -v q -clp:NoSummary || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
[[ " ${lanes[*]} " == *" long "* ]] && provide_chromium
for lane in "${lanes[@]}"; do run_lane "$lane"; done

sum() { grep -oP "^\s*$1: \K[0-9]+" "$log" | awk '{ s += $1 } END { print s + 0 }'; }
passed=$(sum Passed) failed=$(sum Failed) skipped=$(sum Skipped)
[ "$code" != 0 ] && [ "$failed" = 0 ] && failed=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$code"
