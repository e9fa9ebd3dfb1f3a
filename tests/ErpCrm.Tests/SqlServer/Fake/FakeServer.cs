using System.Data;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace ErpCrm.Tests.SqlServer.Fake;

/// <summary>
/// A SQL Server that is not there: connections open, begin and
/// commit; every command is recorded with its parameters and answered with one
/// made-up row, so that EF goes on to the next command as it would with data.
/// </summary>
/// <param name="record">What happens with each command.</param>
/// <param name="textFor">The made-up text of <c>Table.Column</c>: the columns of enums need one of their names.</param>
internal sealed class FakeServer(Action<string, IReadOnlyList<(string Name, string Type)>> record,
    Func<string, string>? textFor = null)
{
    private long _lastId = 1000;

    public FakeConnection Connect() => new(this);

    internal void Record(string sql, SqlParameterCollection parameters) =>
        record(sql, [.. parameters.Cast<SqlParameter>()
            .Select(p => (p.ParameterName[0] == '@' ? p.ParameterName : $"@{p.ParameterName}", TypeOf(p)))]);

    internal string TextFor(string column) => textFor?.Invoke(column) ?? "1";

    internal long NextId() => Interlocked.Increment(ref _lastId);

    internal static string TypeOf(SqlParameter p) => p.SqlDbType switch
    {
        SqlDbType.NVarChar => Sized("nvarchar", p.Size, 4000),
        SqlDbType.VarChar => Sized("varchar", p.Size, 8000),
        SqlDbType.VarBinary => Sized("varbinary", p.Size, 8000),
        SqlDbType.NChar or SqlDbType.Char or SqlDbType.Binary =>
            Sized(p.SqlDbType.ToString().ToLowerInvariant(), Math.Max(1, p.Size), 8000),
        SqlDbType.Decimal =>
            string.Create(CultureInfo.InvariantCulture, $"decimal({(p.Precision == 0 ? 38 : p.Precision)},{p.Scale})"),
        SqlDbType.Variant => "sql_variant",
        var type => type.ToString().ToLowerInvariant(),
    };

    private static string Sized(string type, int size, int most) =>
        size > 0 && size <= most ? string.Create(CultureInfo.InvariantCulture, $"{type}({size})") : $"{type}(max)";
}
