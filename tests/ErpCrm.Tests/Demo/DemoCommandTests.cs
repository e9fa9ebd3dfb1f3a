using ErpCrm.Tests.Journeys;

namespace ErpCrm.Tests.Demo;

/// <summary>A second process on a folder that another one holds takes
/// nothing away, whatever it was started for.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erpcrm-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("demo", "demo")]
    [InlineData("serve", "")]
    [InlineData("seed", "")]
    [InlineData("migrate", "")]
    public async Task A_folder_that_is_in_use_keeps_everything(string command, string place)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, place, "files")).Parent!.FullName;
        string[] kept = ["demo.db", "demo.db-wal", "demo.day", "erpcrm.db", "files/receipt"];
        foreach (var name in kept) await File.WriteAllTextAsync(Path.Combine(folder, name), "of yesterday");
        await using var claim = new FileStream(Path.Combine(folder, "in-use"), FileMode.Create, FileAccess.ReadWrite,
            FileShare.None);

        var (code, output) = await AppProcess.RunAsync(_folder, command);

        Assert.True(code == 1, $"{code}: {output}");
        Assert.Contains("Another process is running", output, StringComparison.Ordinal);
        foreach (var name in kept)
            Assert.Equal("of yesterday", await File.ReadAllTextAsync(Path.Combine(folder, name)));
    }

    [Fact]
    public async Task The_demo_company_is_not_played_where_SQL_Server_was_asked_for()
    {
        var (code, output) = await AppProcess.RunAsync(_folder, "demo", "--Database:Provider", "SqlServer",
            "--ConnectionStrings:SqlServer", "Server=none.invalid;Database=ErpCrm");
        Assert.Equal(1, code);
        Assert.Contains("never on SQL Server", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }
}
