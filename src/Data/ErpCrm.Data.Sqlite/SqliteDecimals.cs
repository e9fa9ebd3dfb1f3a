using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Data.Sqlite;

/// <summary>
/// EF Core 10 parses decimals with the current culture when SQLite
/// compares them: wrong order in some cultures, a crash in others. This
/// collation parses them invariantly. To be removed with EF Core 11.
/// </summary>
internal sealed class SqliteDecimals : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Register(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Register(connection);
        return Task.CompletedTask;
    }

    internal static void Register(DbConnection connection) =>
        ((SqliteConnection)connection).CreateCollation("EF_DECIMAL", (x, y) => decimal.Compare(Parse(x), Parse(y)));

    private static decimal Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : decimal.MinValue;
}
