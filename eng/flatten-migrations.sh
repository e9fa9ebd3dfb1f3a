#!/usr/bin/env bash
# eng/flatten-migrations.sh [Module...]: makes the migrations of modules anew as one `Initial`, for every database product.
# Only while no release carries them: a released migration stays as it is.
#   eng/flatten-migrations.sh Crm Finance        without a name: every module
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- Crm Finance Identity Insights Platform Projects Resources Workspace

# The same id every time, so that a change of the model shows as a change and not as other files.
one_id() {
  local folder=$1 id=20261101000000 made
  made=$(basename "$folder"/*_Initial.cs _Initial.cs)
  mv "$folder/${made}_Initial.cs" "$folder/${id}_Initial.cs"
  mv "$folder/${made}_Initial.Designer.cs" "$folder/${id}_Initial.Designer.cs"
  sed -i "s/${made}_Initial/${id}_Initial/" "$folder/${id}_Initial.Designer.cs"
}

dotnet tool restore >/dev/null
for module in "$@"; do rm -rf src/Data/ErpCrm.Data.{Sqlite,SqlServer}/"$module"/Migrations; done
for provider in Sqlite SqlServer; do
  project=src/Data/ErpCrm.Data.$provider
  dotnet build "$project" --nologo -v q -clp:NoSummary -p:SkipClient=true
  for module in "$@"; do
    case $module in
      Identity) context=IdentityModuleDbContext ;;
      Platform) context=PlatformDbContext ;;
      *) context=${module}DbContext ;;
    esac
    dotnet ef migrations add Initial --no-build --context "$context" --project "$project" --startup-project "$project" --output-dir "$module/Migrations"
    one_id "$project/$module/Migrations"
  done
done
