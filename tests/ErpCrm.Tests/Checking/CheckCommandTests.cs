using ErpCrm.Tests.Journeys;
using ErpCrm.Tests.SqlServer;
using Microsoft.Data.Sqlite;

namespace ErpCrm.Tests.Checking;

/// <summary>The command as somebody types it, also on what is no company.</summary>
public sealed class CheckCommandTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erpcrm-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData("."), InlineData("missing"), InlineData("missing/demo")]
    public async Task A_folder_without_a_database_is_named_and_stays_as_it_was(string place)
    {
        var (code, output) = await AppProcess.RunAsync(Path.Combine(_folder, place), "check");
        Assert.Equal(1, code);
        Assert.Contains("There is no database in", output, StringComparison.Ordinal);
        Assert.Single(output.Trim().Split('\n'));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory, InlineData("check"), InlineData("serve"), InlineData("migrate"), InlineData("seed")]
    public async Task A_file_that_is_no_database_is_told_as_what_it_is(string command)
    {
        var file = Path.Combine(_folder, "erpcrm.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));
        var (code, output) = await AppProcess.RunAsync(_folder, command);
        Assert.Equal(1, code);
        Assert.Contains("is not an SQLite database", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task An_empty_file_is_no_company()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "erpcrm.db"), "");
        var (code, output) = await AppProcess.RunAsync(_folder, "check");
        Assert.Equal(1, code);
        Assert.Contains("is empty", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_program_is_no_company()
    {
        await using (var other = new SqliteConnection(
            $"Data Source={Path.Combine(_folder, "erpcrm.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE Notes (Text TEXT)";
            await command.ExecuteNonQueryAsync();
        }

        var (code, output) = await AppProcess.RunAsync(_folder, "check");
        Assert.Equal(1, code);
        Assert.Contains("not of this version", output, StringComparison.Ordinal);
        Assert.Equal(["erpcrm.db"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [SqliteTheory]
    [InlineData("erpcrm.db", new[] { "check" })]
    [InlineData("demo.db", new[] { "check" })]
    [InlineData("demo/demo.db", new[] { "check" })]
    [InlineData("demo/demo.db", new[] { "check", "demo" })]
    public async Task The_companys_file_is_found_the_demo_companys_too(string name, string[] command)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
        await app.DrainAsync();
        await using (var from = new SqliteConnection($"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False"))
        await using (var to = new SqliteConnection($"Data Source={Path.Combine(_folder, name)};Pooling=False"))
        {
            await from.OpenAsync();
            await to.OpenAsync();
            from.BackupDatabase(to);
        }

        var (_, output) = await AppProcess.RunAsync(_folder, command);
        Assert.Contains("ok     The storage is sound", output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder, name), output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories),
            path => path.EndsWith("keys", StringComparison.Ordinal) || path.EndsWith("logs", StringComparison.Ordinal));
    }
}
