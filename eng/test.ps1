# eng/test.ps1 [-Fast] [-Long] [-Module Finance]: builds, and runs the tests in two lanes; without a switch both, the fast ones first. See eng/test.sh.
# Needs the .NET 10 SDK and Node 20 or newer. Chromium is taken from $env:CHROMIUM, from Chrome or Edge, or installed by Playwright.
param([switch] $Fast, [switch] $Long, [string] $Module)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$names = if ($Fast) { 'fast' } elseif ($Long) { 'long' } else { 'fast', 'long' }
dotnet build ErpCrm.sln --nologo -v q -clp:NoSummary
if ($LASTEXITCODE -ne 0) { '0 passed, 1 failed, 0 skipped'; exit $LASTEXITCODE }

if ($names -contains 'long' -and -not $env:CHROMIUM) {
    $env:CHROMIUM = @(
        "$env:ProgramFiles\Google\Chrome\Application\chrome.exe",
        "${env:ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe",
        '/usr/bin/chromium') | Where-Object { $_ -and (Test-Path $_) } | Select-Object -First 1
    if (-not $env:CHROMIUM) { & pwsh tests/ErpCrm.Tests/bin/Debug/net10.0/playwright.ps1 install chromium }
}

$filters = @{}
Get-Content eng/lanes.txt | Where-Object { $_ -match "`t" } | ForEach-Object { $lane, $filter = $_ -split "`t"; $filters[$lane] = $filter }
$code = 0
$counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
foreach ($name in $names) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $filter = if ($Module) { "($($filters[$name]))&DisplayName~$Module" } else { $filters[$name] }
    dotnet test ErpCrm.sln --no-build --nologo --filter $filter --logger 'console;verbosity=normal' | Tee-Object -Variable lines
    if ($LASTEXITCODE -ne 0) { $code = $LASTEXITCODE }
    foreach ($line in $lines) { if ($line -match '^\s*(Passed|Failed|Skipped): (\d+)') { $counts[$Matches[1]] += [int] $Matches[2] } }
    "The $name lane took $([int] [Math]::Floor($clock.Elapsed.TotalMinutes)) min $($clock.Elapsed.Seconds) s"
}

if ($code -ne 0 -and $counts.Failed -eq 0) { $counts.Failed = 1 }
"$($counts.Passed) passed, $($counts.Failed) failed, $($counts.Skipped) skipped"
exit $code
