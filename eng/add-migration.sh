#!/usr/bin/env bash
# eng/add-migration.sh <Module> <Name>: adds one migration to a module, for every database product.
#   eng/add-migration.sh Crm AddDealSource
set -euo pipefail
module=$1 name=$2
cd "$(dirname "$0")/.."
case $module in
  Identity) context=IdentityModuleDbContext ;;
  Platform) context=PlatformDbContext ;;
  *) context=${module}DbContext ;;
esac
dotnet tool restore >/dev/null
for provider in Sqlite SqlServer; do
  project=src/Data/ErpCrm.Data.$provider
  dotnet build "$project" --nologo -v q -clp:NoSummary -p:SkipClient=true
  dotnet ef migrations add "$name" --no-build --context "$context" --project "$project" --startup-project "$project" --output-dir "$module/Migrations"
done
