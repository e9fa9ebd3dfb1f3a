using System.Globalization;
using System.Security.Cryptography;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using ErpCrm.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Installing;

/// <summary>
/// A file in the data folder names the company's database by a number
/// that the database holds as well. Without its database the application then does not begin an
/// empty company, and a process of a shared database does not keep files where no other finds them.
/// </summary>
/// <param name="mayWrite">False for commands that change nothing.</param>
internal sealed class Installation(DataFolder folder, Command command, IDatabase database, IServiceScopeFactory scopes,
    TimeProvider time, ILogger<Installation> log, bool mayWrite)
    : IInstallation
{
    private const string Row = "installation";

    private const string Advice =
        "Nothing was changed. Put the database back, or bring back a backup with: ErpCrm.Web restore <file>. " +
        "Another folder is chosen with --Data:Folder. To begin a new, empty company here, start once with: ErpCrm.Web new";

    private string File => Path.ChangeExtension(DatabaseFile, ".known");

    private string DatabaseFile => DatabaseFiles.Of(folder.Path, command);

    private string Files => folder.Of("files");

    /// <summary>Whether a company was known here.</summary>
    public bool IsKnown => System.IO.File.Exists(File);

    /// <summary>Why this folder does not belong to the database; null when it does.</summary>
    public string? Mismatch { get; private set; }

    /// <summary>Before the database is opened: whether it is there, if a company was known here.</summary>
    public string? LackOfDatabase()
    {
        if (database.IsShared || System.IO.File.Exists(DatabaseFile) && new FileInfo(DatabaseFile).Length > 0)
            return null;
        var hasFiles = Directory.Exists(Files) && Directory.EnumerateFiles(Files, "*", SearchOption.AllDirectories)
            .Any();
        return IsKnown || hasFiles ? $"The company's database {DatabaseFile} is missing. {Advice}" : null;
    }

    /// <summary>After the tables are there: whether the company is, if one was known here.</summary>
    public string? LackOfCompany(bool isSetUp) =>
        isSetUp || !IsKnown ? null : $"A company was known in {folder.Path}, and its database holds none. {Advice}";

    /// <summary>What was known here is known no longer: an empty company may begin.</summary>
    public void Forget()
    {
        if (IsKnown)
            System.IO.File.Move(File,
                $"{File}-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
    }

    public async Task CompanyFoundAsync(CancellationToken ct)
    {
        if (!mayWrite) return;
        try
        {
            var number = database.IsShared ? await NumberAsync(ct) : "1";
            if (number is not null && !IsKnown) await System.IO.File.WriteAllTextAsync(File, number, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbUpdateException)
        {
            log.LogWarning(e, "{File} cannot be written", File);
        }
    }

    // Whoever gives the database its number writes it into the folder; everybody else must find it there.
    private async Task<string?> NumberAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var known = await db.Set<SharedCount>().Where(c => c.Name == Row).Select(c => (long?)c.Value)
            .FirstOrDefaultAsync(ct);
        if (known is { } number)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            if (IsKnown && (await System.IO.File.ReadAllTextAsync(File, ct)).Trim() == text) return null;
            Mismatch =
                $"The data folder {folder.Path} is not the one of this company's database. Every process of one database needs the same Data:Folder "
                    +
                "(a shared one): it holds uploaded files and the keys of cookies and forms. If the folder was moved on purpose, write " +
                $"{text} into {File} and start again.";
            log.LogCritical("{Mismatch}", Mismatch);
            return null;
        }

        var made = RandomNumberGenerator.GetInt32(int.MaxValue);
        db.Add(new SharedCount { Name = Row, Value = made });
        await db.SaveChangesAsync(ct);
        return made.ToString(CultureInfo.InvariantCulture);
    }
}
