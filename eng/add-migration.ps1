# eng/add-migration.ps1 <Module> <Name>: adds one migration to a module, for every database product.
param([Parameter(Mandatory)] [string] $Module, [Parameter(Mandatory)] [string] $Name)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$context = switch ($Module) { 'Identity' { 'IdentityModuleDbContext' } 'Platform' { 'PlatformDbContext' } default { "${Module}DbContext" } }
dotnet tool restore | Out-Null
foreach ($provider in 'Sqlite', 'SqlServer') {
    $project = "src/Data/ErpCrm.Data.$provider"
    dotnet build $project --nologo -v q -clp:NoSummary -p:SkipClient=true
    dotnet ef migrations add $Name --no-build --context $context --project $project --startup-project $project --output-dir "$Module/Migrations"
}
