# eng/test.ps1: builds and runs every test, browser journeys included.
# Needs the .NET 10 SDK and Node 20 or newer. Chromium is taken from $env:CHROMIUM, from Chrome or Edge, or installed by Playwright.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
if (-not $env:CHROMIUM) {
    $env:CHROMIUM = @(
        "$env:ProgramFiles\Google\Chrome\Application\chrome.exe",
        "${env:ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe",
        '/usr/bin/chromium') | Where-Object { $_ -and (Test-Path $_) } | Select-Object -First 1
}
dotnet build ErpCrm.sln --nologo -v q -clp:NoSummary
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
if (-not $env:CHROMIUM) { & pwsh tests/ErpCrm.Tests/bin/Debug/net10.0/playwright.ps1 install chromium }
dotnet test ErpCrm.sln --no-build --nologo --logger 'console;verbosity=normal'
exit $LASTEXITCODE
