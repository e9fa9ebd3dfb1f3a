using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace ErpCrm.Tests.SqlServer.Fake;

/// <summary>Made-up rows: the same key everywhere, so that parts find their owners.</summary>
internal sealed class FakeReader(FakeServer server, IReadOnlyList<FakeResult> results) : DbDataReader
{
    private static readonly Guid Key = new("11111111-1111-1111-1111-111111111111");
    private static readonly DateTime Instant = new(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc);
    private int _result;
    private int _row = -1;
    private bool _closed;

    public override int Depth => 0;

    public override int FieldCount => Current?.Columns.Count ?? 0;

    public override bool HasRows => Current is { Rows: > 0 };

    public override bool IsClosed => _closed;

    public override int RecordsAffected => 1;

    private FakeResult? Current => results.ElementAtOrDefault(_result);

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => Current is { } result && ++_row < result.Rows;

    public override bool NextResult()
    {
        (_result, _row) = (_result + 1, -1);
        return Current is not null;
    }

    public override void Close() => _closed = true;

    public override string GetName(int ordinal) => Current!.Columns[ordinal];

    public override int GetOrdinal(string name) => Current!.Columns.ToList()
        .FindIndex(c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase)) is var i and >= 0
            ? i
            : throw new ArgumentOutOfRangeException(nameof(name), name, "No such column.");

    public override bool IsDBNull(int ordinal) => false;

    public override T GetFieldValue<T>(int ordinal) =>
        (T)ValueOf(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), ordinal);

    public override string GetString(int ordinal) => server.TextFor(Current!.Origins.ElementAtOrDefault(ordinal) ?? "");

    public override int GetInt32(int ordinal) => GetName(ordinal) == "_Position" ? _row : (int)GetInt64(ordinal);

    public override long GetInt64(int ordinal) => Current is { Writes: true } result
        && result.Columns[ordinal] != string.Create(CultureInfo.InvariantCulture, $"c{ordinal}") ? server.NextId() : 1;

    public override Guid GetGuid(int ordinal) => Key;

    public override DateTime GetDateTime(int ordinal) => Instant;

    public override bool GetBoolean(int ordinal) => true;

    public override byte GetByte(int ordinal) => 1;

    public override char GetChar(int ordinal) => 'x';

    public override decimal GetDecimal(int ordinal) => 1m;

    public override double GetDouble(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override short GetInt16(int ordinal) => 1;

    public override object GetValue(int ordinal) => GetInt32(ordinal);

    public override int GetValues(object[] values)
    {
        for (var i = 0; i < FieldCount; i++) values[i] = GetValue(i);
        return FieldCount;
    }

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override string GetDataTypeName(int ordinal) => "int";

    public override Type GetFieldType(int ordinal) => typeof(object);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    private object ValueOf(Type type, int ordinal) => type switch
    {
        _ when type == typeof(string) => GetString(ordinal),
        _ when type == typeof(Guid) => Key,
        _ when type == typeof(byte[]) => new byte[8],
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(Instant),
        _ when type == typeof(TimeOnly) => new TimeOnly(9, 0),
        _ when type == typeof(TimeSpan) => TimeSpan.FromHours(1),
        _ when type == typeof(Stream) || type == typeof(MemoryStream) =>
            new MemoryStream(Encoding.UTF8.GetBytes(GetString(ordinal))),
        _ when type == typeof(object) => 1,
        _ when type == typeof(DateTime) => Instant,
        _ => Convert.ChangeType(1, type, CultureInfo.InvariantCulture),
    };
}
