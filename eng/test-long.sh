#!/usr/bin/env bash
# eng/test-long.sh [filter]: not the long lane (eng/test.sh --long), but repetition: tests that say LongForm, in their long form.
# Without a filter an hour and more: 200 kills, 8,000 numbers by 16 writers, 40 backups, every parameter of every route with
# every hostile value, a backlog of 10,000 events. LegalWork and DemoDays have a long form too, longer still: name them. Figures: docs/reliability.md.
set -euo pipefail
cd "$(dirname "$0")/.."
export ERPCRM_LONG=1
dotnet build ErpCrm.sln --nologo -v q -clp:NoSummary
exec dotnet test tests/ErpCrm.Tests --no-build --nologo --logger "console;verbosity=normal" \
  --filter "${1:-FullyQualifiedName~KilledProcess|FullyQualifiedName~NumberingTests|FullyQualifiedName~BackupTests|FullyQualifiedName~HostileInput|FullyQualifiedName~BacklogTests}"
