using ErpCrm.Workspace.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Data.SqlServer;

public static class SearchServices
{
    /// <summary>How the search finds word parts in SQL Server.</summary>
    public static IServiceCollection AddSqlServerSearch(this IServiceCollection services) =>
        services.AddSingleton<ISearchIndex, SuffixIndex>();
}
