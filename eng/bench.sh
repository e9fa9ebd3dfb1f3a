#!/usr/bin/env bash
# eng/bench.sh: measures the application on seeded volumes and writes the result into docs/performance.md.
#   eng/bench.sh                                  everything: 1,000, 10,000 and 100,000 invoices
#   eng/bench.sh --scale 0.1 --only "client"      a part of it; nothing is written unless --write names a file
#   eng/bench.sh --check true                     proves the seeded databases before they are measured
# Further: --concurrency 1,8,32  --seconds 4  --warm-up 60  --port 6120  --folder <where the seeded databases are kept>
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet publish src/ErpCrm.Web -c Release -o artifacts/bench/app --nologo -v q -clp:NoSummary
dotnet build tests/ErpCrm.Benchmarks -c Release -o artifacts/bench/runner --nologo -v q -clp:NoSummary
write=(); [ $# = 0 ] && write=(--write docs/performance.md)
exec dotnet artifacts/bench/runner/ErpCrm.Benchmarks.dll --app artifacts/bench/app/ErpCrm.Web.dll "${write[@]}" "$@"
