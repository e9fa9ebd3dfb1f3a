using System.IO.Compression;
using ErpCrm.Crm;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Identity;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Web;
using ErpCrm.Web.Backups;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Backups;

/// <summary>A company whose users are its own, as every rule of <c>check</c> expects.</summary>
public sealed class BackedUpApp : IdentityApp
{
    protected override bool KnowsTestUsers => false;
}

/// <summary>Backups are made and brought back by another process than the one that people work with.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private static readonly int Backups = LongForm.Of(3, 40);
    private const int Writers = 4;
    private readonly BackedUpApp _app = new();
    private TestBrowser _browser = null!;
    private readonly string _backups = Directory.CreateTempSubdirectory("erpcrm-backups-").FullName;

    private string Folder => Path.GetDirectoryName(_app.DatabaseFile)!;

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        _browser = await _app.SignedInAsync((await _app.AddUserAsync(BuiltInRoles.Owner)).Email);
        await _app.DrainAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_backups, recursive: true);
    }

    [SqliteFact]
    public async Task Every_backup_under_four_writers_is_good_and_holds_what_was_acknowledged_before_it()
    {
        var key = (await _app.Services.GetRequiredService<IFileStore>().PutAsync(new MemoryStream([1, 2, 3]), default))
            .Hash;
        using var enough = new CancellationTokenSource();
        var (names, expected) = (new List<string>(), new List<(string File, List<string> Names)>());
        var writers = Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => WriteAsync(writer, names, enough.Token)))
            .ToList();
        for (var number = 0; number < Backups; number++)
        {
            List<string> before;
            lock (names) before = [.. names];
            var (code, said) = await BackupAsync($"b{number}.zip");
            Assert.True(code == 0, said);
            expected.Add(($"b{number}.zip", before));
        }

        await enough.CancelAsync();
        await Task.WhenAll(writers);
        Assert.NotEmpty(names);

        foreach (var (file, before) in expected)
        {
            var target = Directory.CreateTempSubdirectory("erpcrm-restored-").FullName;
            var (code, said) = await RestoreAsync(file, target);
            Assert.True(code == 0, said);
            Assert.Empty(before.Except(await NamesAsync(target)));
            Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(target, "files", key[..2], key)));
            Directory.Delete(target, recursive: true);
        }
    }

    [SqliteFact]
    public async Task Bringing_a_backup_back_keeps_what_was_there()
    {
        await SaveAsync("Before");
        await BackupAsync("one.zip");
        var target = Directory.CreateTempSubdirectory("erpcrm-restored-").FullName;
        await File.WriteAllTextAsync(Path.Combine(target, "erpcrm.db"), "what was there");
        Directory.CreateDirectory(Path.Combine(target, "files", "ab"));
        await File.WriteAllTextAsync(Path.Combine(target, "files", "ab", "old"), "an old file");

        var (code, said) = await RestoreAsync("one.zip", target);
        Assert.True(code == 0, said);
        Assert.Contains(await NamesAsync(target), name => name.StartsWith("Before", StringComparison.Ordinal));
        var aside = Directory.GetDirectories(target, "before-restore-*").Single();
        Assert.Equal("what was there", await File.ReadAllTextAsync(Path.Combine(aside, "erpcrm.db")));
        Assert.True(File.Exists(Path.Combine(aside, "files", "ab", "old")));
        Assert.Empty(Directory.GetDirectories(target, "restore-*"));
        Directory.Delete(target, recursive: true);
    }

    public static TheoryData<string> Damages =>
        ["cut", "no archive", "changed database", "damaged database", "strange name", "empty"];

    [SqliteTheory, MemberData(nameof(Damages))]
    public async Task A_backup_that_is_not_whole_is_not_brought_back_and_nothing_is_changed(string damage)
    {
        await BackupAsync("good.zip");
        var bad = Path.Combine(_backups, "bad.zip");
        await DamageAsync(Path.Combine(_backups, "good.zip"), bad, damage);
        var target = Directory.CreateTempSubdirectory("erpcrm-restored-").FullName;
        await File.WriteAllTextAsync(Path.Combine(target, "erpcrm.db"), "what was there");

        var (code, said) = await RestoreAsync("bad.zip", target);
        Assert.Equal(1, code);
        Assert.Contains("Nothing was changed", said, StringComparison.Ordinal);
        Assert.Equal("what was there", await File.ReadAllTextAsync(Path.Combine(target, "erpcrm.db")));
        Assert.Empty(Directory.GetDirectories(target, "*restore*"));
        Directory.Delete(target, recursive: true);
    }

    [SqliteFact]
    public async Task A_backup_is_never_written_over_another_nor_where_nothing_is()
    {
        await File.WriteAllTextAsync(Path.Combine(_backups, "there.zip"), "another");
        Assert.Equal(1, (await BackupAsync("there.zip")).Code);
        Assert.Equal("another", await File.ReadAllTextAsync(Path.Combine(_backups, "there.zip")));

        var empty = Directory.CreateTempSubdirectory("erpcrm-empty-").FullName;
        var output = new StringWriter();
        await using (var app = Build(empty))
            Assert.Equal(1, await app.BackupAsync(For(Command.Backup, empty, "none.zip"), output, default));
        Assert.False(File.Exists(Path.Combine(_backups, "none.zip")));
        Assert.False(File.Exists(Path.Combine(empty, "erpcrm.db")));
        Directory.Delete(empty, recursive: true);
    }

    private async Task WriteAsync(int writer, List<string> names, CancellationToken ct)
    {
        for (var number = 0; !ct.IsCancellationRequested; number++)
        {
            var name = await SaveAsync($"Writer {writer}-{number}");
            lock (names) names.Add(name);
        }
    }

    private async Task<string> SaveAsync(string start)
    {
        var name = CrmMake.Unique(start);
        (await _browser.SubmitAsync(await _browser.GetAsync("/crm/companies/create"), "form#company", ("Name", name)))
            .Saved();
        return name;
    }

    private async Task<(int Code, string Said)> BackupAsync(string file)
    {
        var output = new StringWriter();
        await using var app = Build(Folder);
        return (await app.BackupAsync(For(Command.Backup, Folder, file), output, default), output.ToString());
    }

    private async Task<(int Code, string Said)> RestoreAsync(string file, string target)
    {
        var output = new StringWriter();
        await using var app = Build(target);
        return (await app.RestoreAsync(For(Command.Restore, target, file), output, default), output.ToString());
    }

    private static WebApplication Build(string folder) =>
        Composition.Build(new Command(Command.Serve, ["--Data:Folder", folder]));

    private Command For(string name, string folder, string file) =>
        new(name, ["--Data:Folder", folder], Path.Combine(_backups, file));

    private static async Task<List<string>> NamesAsync(string folder)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, "erpcrm.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Name\" FROM \"crm_Companies\"";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    private static async Task DamageAsync(string good, string bad, string damage)
    {
        var bytes = await File.ReadAllBytesAsync(good);
        await File.WriteAllBytesAsync(bad, damage switch { "cut" => bytes[..(bytes.Length / 2)], "no archive" => [1, 2,
            3], "empty" => [], _ => bytes });
        if (damage is not ("changed database" or "damaged database" or "strange name")) return;
        await using var zip = await ZipFile.OpenAsync(bad, ZipArchiveMode.Update);
        if (damage == "strange name")
        {
            var list = zip.GetEntry("backup.json")!;
            string text;
            using (var reader = new StreamReader(await list.OpenAsync())) text = await reader.ReadToEndAsync();
            await ReplaceAsync(zip, "backup.json", System.Text.Encoding.UTF8.GetBytes(
                text.Replace("\"Sha256\":{", "\"Sha256\":{\"../outside\":\"00\",", StringComparison.Ordinal)));
            return;
        }

        var content = new MemoryStream();
        await using (var entry = await zip.GetEntry("erpcrm.db")!.OpenAsync()) await entry.CopyToAsync(content);
        var database = content.ToArray();
        Array.Fill<byte>(database, 0x55, database.Length / 3, database.Length / 3);
        await ReplaceAsync(zip, "erpcrm.db", database);
        if (damage == "changed database") return;
        string manifest;
        using (var reader = new StreamReader(await zip.GetEntry("backup.json")!.OpenAsync()))
            manifest = await reader.ReadToEndAsync();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(database));
        manifest = System.Text.RegularExpressions.Regex.Replace(manifest, "\"erpcrm.db\":\"[0-9a-f]{64}\"",
            $"\"erpcrm.db\":\"{hash}\"");
        await ReplaceAsync(zip, "backup.json", System.Text.Encoding.UTF8.GetBytes(manifest));
    }

    private static async Task ReplaceAsync(ZipArchive zip, string name, byte[] content)
    {
        zip.GetEntry(name)!.Delete();
        await using var stream = await zip.CreateEntry(name).OpenAsync();
        await stream.WriteAsync(content);
    }
}
