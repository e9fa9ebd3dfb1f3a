using ErpCrm.Platform.Delivery;
using ErpCrm.Tests.Checking;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

// The statements are the tests' own.
#pragma warning disable CA2100

namespace ErpCrm.Tests.Feeding;

/// <summary>The rows that the listeners of a company keep, as text.</summary>
internal static class KeptTables
{
    /// <summary>Names of the tables of one listener.</summary>
    public static IReadOnlyList<string> Of(CompanyCopy company, Listener listener)
    {
        using var scope = company.Services.CreateScope();
        var model = ((DbContext)scope.ServiceProvider.GetRequiredService(listener.ContextType)).Model;
        return [.. listener.Keeps.Select(type => model.FindEntityType(type)!.GetTableName()!)];
    }

    /// <summary>Every row without the number that the database gave it.</summary>
    public static async Task<List<string>> ReadAsync(CompanyCopy company, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={company.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var columns = Enumerable.Range(0, reader.FieldCount)
                .Where(i => reader.GetName(i) != "Id" || reader.GetFieldType(i) == typeof(string))
                .ToList();
            rows.Add(string.Join(" | ", columns.Select(i => $"{reader.GetName(i)}={reader.GetValue(i)}")));
        }

        return rows;
    }

    public static async Task EmptyAsync(CompanyCopy company, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={company.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA foreign_keys=OFF; DELETE FROM {table}";
        await command.ExecuteNonQueryAsync();
    }
}
