using ErpCrm.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Data;

/// <summary>Connections to the embedded file, which the driver keeps open for the next work.</summary>
public sealed class SqliteConnectionTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
    private readonly SqliteDatabase _database;

    public SqliteConnectionTests() => _database = new SqliteDatabase(_file);

    public void Dispose()
    {
        _database.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task Foreign_keys_patience_and_durability_are_set_on_every_connection_new_or_used()
    {
        for (var use = 0; use < 3; use++)
        {
            await using var first = Open();
            await using var second = Open();
            await first.Database.OpenConnectionAsync();
            await second.Database.OpenConnectionAsync();
            Assert.Equal((1, 5000, 2), await SettingsAsync(first));
            Assert.Equal((1, 5000, 2), await SettingsAsync(second));
        }
    }

    [Fact]
    public async Task A_connection_that_another_opened_first_is_prepared_too()
    {
        await using (var raw = new SqliteConnection(Open().Database.GetConnectionString()))
        {
            await raw.OpenAsync();
            await using var command = raw.CreateCommand();
            command.CommandText = "PRAGMA foreign_keys=0; PRAGMA synchronous=0;";
            await command.ExecuteNonQueryAsync();
        }

        await using var db = Open();
        await db.Database.OpenConnectionAsync();
        Assert.Equal((1, 5000, 2), await SettingsAsync(db));
    }

    private DbContext Open()
    {
        var options = new DbContextOptionsBuilder();
        _database.Configure(options, "test");
        return new DbContext(options.Options);
    }

    private static async Task<(long ForeignKeys, long BusyTimeout, long Synchronous)> SettingsAsync(DbContext db)
    {
        async Task<long> Of(string pragma)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            return (long)(await command.ExecuteScalarAsync())!;
        }

        return (await Of("foreign_keys"), await Of("busy_timeout"), await Of("synchronous"));
    }
}
