#!/usr/bin/env bash
# eng/test-long.sh: the tests whose evidence grows with repetition, in their long form (about an hour): 200 kills, 8,000 numbers
# by 16 writers, every parameter of every route with every hostile value. Figures: docs/reliability.md.
set -euo pipefail
cd "$(dirname "$0")/.."
export ERPCRM_LONG=1
dotnet build ErpCrm.sln --nologo -v q -clp:NoSummary
exec dotnet test tests/ErpCrm.Tests --no-build --nologo --logger "console;verbosity=normal" \
  --filter "${1:-FullyQualifiedName~KilledProcess|FullyQualifiedName~NumberingTests|FullyQualifiedName~ParallelPayment|FullyQualifiedName~HostileInput}"
