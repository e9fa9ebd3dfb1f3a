using System.Data.Common;
using ErpCrm.Data.SqlServer;
using ErpCrm.Data.Sqlite;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>Every module's context, found by what the migration tool
/// can make; for SQL Server without a server.</summary>
internal static class ServerContexts
{
    private const string Nowhere = "Server=none.invalid;Database=none;User Id=x;Password=x;TrustServerCertificate=true";

    public static IReadOnlyList<Type> All { get; } = [.. Found(typeof(SqlServerDatabase))];

    public static string ModuleOf(Type context) =>
        (string)context.GetProperty(nameof(IModuleDbContext.Module))!.GetValue(null)!;

    public static string NameOf(Type context) => context.Name.Replace("DbContext", "", StringComparison.Ordinal);

    public static DbContext Make(Type context) => Build(context, new SqlServerDatabase(Nowhere), _ => { });

    public static DbContext Make(Type context, DbConnection connection, int? maxBatchSize = null) =>
        Build(context, new SqlServerDatabase(Nowhere, maxBatchSize), options => options.UseSqlServer(connection));

    public static DbContext MakeSqlite(Type context) => Build(context, new SqliteDatabase("nowhere.db"), _ => { });

    private static DbContext Build(Type context, IDatabase database, Action<DbContextOptionsBuilder> more)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(
            typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        database.Configure(options, ModuleOf(context));
        more(options);
        return (DbContext)Activator.CreateInstance(context, options.Options)!;
    }

    private static IEnumerable<Type> Found(Type database) =>
        from type in database.Assembly.GetTypes()
        where !type.IsAbstract
        from made in type.GetInterfaces()
        where made.IsGenericType && made.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>)
        let context = made.GenericTypeArguments[0]
        orderby context.Name
        select context;
}
