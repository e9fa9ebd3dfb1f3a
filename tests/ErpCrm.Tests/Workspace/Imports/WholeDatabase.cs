using System.Globalization;
using System.Text;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Walker;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

// The statements are made of the names of tables.
#pragma warning disable CA2100

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>Every row of every module, looked at from the outside.</summary>
internal static class WholeDatabase
{
    // That something was done, and who was told of it, stays when it is taken back. The search follows by itself.
    private static readonly HashSet<string> Told =
    [
        "EventLog", "OutboxMessages", "InboxMessages", "Listeners", "AuditEntries", "SubmittedForms", "ChangedRecords",
        "ImportedRows", "Imports", "ImportProblems", "ImportPreviews", "Notifications", "SearchDocuments",
        "SearchParts", "SearchFillings", "RecentRecords",
    ];

    // Raised with every change, also with the one that takes another back.
    private static readonly HashSet<string> Counted = ["Version", "SourceVersion"];

    public static async Task<SortedDictionary<string, HashSet<string>>> TablesAsync(this TestApp app)
    {
        var tables = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var module in app.Services.GetServices<ModuleInfo>())
        {
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType);
            var names = db.GetService<ISqlGenerationHelper>();
            await db.Database.OpenConnectionAsync();
            foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null))
            {
                var table = FirmDatabase.TableOf(type);
                if (tables.ContainsKey(table) || Told.Contains(table[(table.IndexOf('_') + 1)..])) continue;
                tables[table] = await RowsAsync(db, names.DelimitIdentifier(type.GetTableName()!, type.GetSchema()));
            }

            await db.Database.CloseConnectionAsync();
        }

        return tables;
    }

    /// <summary>Rows that one of two looks found and the other did not.</summary>
    public static List<string> Differences(
        SortedDictionary<string, HashSet<string>> before, SortedDictionary<string, HashSet<string>> after) =>
    [
        .. before.SelectMany(table => table.Value.Except(after[table.Key]).Select(row => $"- {table.Key}: {row}")),
        .. after.SelectMany(table => table.Value.Except(before[table.Key]).Select(row => $"+ {table.Key}: {row}")),
    ];

    private static async Task<HashSet<string>> RowsAsync(DbContext db, string table)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            var row = new StringBuilder();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (Counted.Contains(reader.GetName(i))) continue;
                var value = reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i);
                row.Append(CultureInfo.InvariantCulture, $"{reader.GetName(i)}={value} ");
            }

            // Two rows that are alike but for what was left out are two.
            while (!rows.Add(row.ToString())) row.Append('.');
        }

        return rows;
    }
}
