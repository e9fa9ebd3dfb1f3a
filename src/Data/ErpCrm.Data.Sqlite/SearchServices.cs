using ErpCrm.Data.Sqlite.Sql;
using ErpCrm.Workspace.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Data.Sqlite;

public static class SearchServices
{
    /// <summary>How the search finds word parts in SQLite.</summary>
    public static IServiceCollection AddSqliteSearch(this IServiceCollection services) =>
        services.AddSingleton<ISearchIndex, GramIndex>();
}
