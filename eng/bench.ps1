# eng/bench.ps1: measures the application on seeded volumes and writes the result into docs/performance.md. Options: see eng/bench.sh.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
dotnet publish src/ErpCrm.Web -c Release -o artifacts/bench/app --nologo -v q -clp:NoSummary
if ($LASTEXITCODE) { exit $LASTEXITCODE }
dotnet build tests/ErpCrm.Benchmarks -c Release -o artifacts/bench/runner --nologo -v q -clp:NoSummary
if ($LASTEXITCODE) { exit $LASTEXITCODE }
$write = if ($args.Count -eq 0) { @('--write', 'docs/performance.md') } else { @() }
dotnet artifacts/bench/runner/ErpCrm.Benchmarks.dll --app artifacts/bench/app/ErpCrm.Web.dll @write @args
exit $LASTEXITCODE
