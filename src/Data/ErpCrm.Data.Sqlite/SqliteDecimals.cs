using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Data.Sqlite;

/// <summary>
/// EF Core 10 parses decimals with the current culture when SQLite
/// compares them: wrong order in some cultures, a crash in others. This
/// collation parses them invariantly. To be removed with EF Core 11. SQLite's own <c>lower</c> knows
/// Latin letters alone: a text is found in whatever letters it is typed.
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

    internal static void Register(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        sqlite.CreateCollation("EF_DECIMAL", (x, y) => decimal.Compare(Parse(x), Parse(y)));
        sqlite.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
    }

    private static decimal Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : decimal.MinValue;
}
