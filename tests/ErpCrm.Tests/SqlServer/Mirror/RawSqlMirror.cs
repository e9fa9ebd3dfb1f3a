using System.Data.Common;
using System.Text.RegularExpressions;
using ErpCrm.Tests.SqlServer.Fake;
using ErpCrm.Tests.SqlServer.Schema;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Tests.SqlServer.Mirror;

/// <summary>Hands written SQL to the mirror, with the tables named as on SQL Server.</summary>
internal sealed partial class RawSqlMirror : DbCommandInterceptor
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Tables = new(LoadTables);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<int> result)
    {
        if (eventData.CommandSource == CommandSource.ExecuteSqlRaw) Add(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    /// <summary><c>crm_Companies</c> becomes <c>[crm].[Companies]</c>.</summary>
    public static string ForServer(string sql) =>
        Name().Replace(sql, match => Tables.Value.GetValueOrDefault(match.Groups[1].Value, match.Value));

    private static void Add(DbCommand command)
    {
        var parameters = command.Parameters.Cast<DbParameter>()
            .Select(p => new SqlParameter(p.ParameterName, p.Value ?? DBNull.Value))
            .Select(p => (p.ParameterName, FakeServer.TypeOf(p)))
            .ToList();
        MirrorLog.Current.Add(ForServer(command.CommandText), parameters, command.CommandText);
    }

    private static Dictionary<string, string> LoadTables()
    {
        var tables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var context in ServerContexts.All)
        {
            using var sqlite = ServerContexts.MakeSqlite(context);
            using var server = ServerContexts.Make(context);
            foreach (var type in sqlite.Model.GetEntityTypes().Where(t => t.GetTableName() is not null))
            {
                var there = server.Model.FindEntityType(type.Name)!;
                tables.TryAdd(type.GetTableName()!, $"[{there.GetSchema()}].[{there.GetTableName()}]");
            }
        }

        return tables;
    }

    [GeneratedRegex("""["\[]?\b(\w+_\w+)\b["\]]?""")]
    private static partial Regex Name();
}
