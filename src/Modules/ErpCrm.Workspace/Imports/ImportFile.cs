using System.Diagnostics;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Imports;

/// <summary>Every step of an import, one after the other, with what each of them took.</summary>
internal sealed class ImportFile(
    WorkspaceDbContext db, RecordImports imports, ImportWords words, ImportRunner runner, IFileStore store,
    IServiceProvider services, IBusinessClock clock) : IImportFile
{
    public async Task<int?> ImportAsync(
        string kind, string path, string email, TextWriter output, CancellationToken ct)
    {
        if (imports.All.All(known => known.Key != kind) || !File.Exists(path)
            || await db.Users.FirstOrDefaultAsync(u => u.Email == email && u.IsActive, ct) is not { } author)
        {
            await output.WriteLineAsync(
                $"There is no file {path}, no active user {email}, or {kind} is none of: "
                + string.Join(", ", imports.All.Select(known => known.Key)));
            return null;
        }

        var batch = await BeginAsync(kind, path, author.Id, ct);
        if (batch.State == ImportState.Draft)
        {
            await output.WriteLineAsync(
                "The file does not tell whether the day or the month comes first in its dates. Write the year first, "
                + $"or say it on the page /workspace/imports/{batch.Id}.");
            return null;
        }

        await WorkAsync(batch, "checked", output, ct);
        if (batch.State != ImportState.Checked)
        {
            await SayWhyAsync(batch, output, ct);
            return null;
        }

        batch.Run(clock.UtcNow);
        runner.Claim(batch);
        await db.SaveChangesAsync(ct);
        await WorkAsync(batch, "imported", output, ct);
        if (batch.State != ImportState.Done) await SayWhyAsync(batch, output, ct);
        return batch.Created + batch.Updated;
    }

    private async Task SayWhyAsync(ImportBatch batch, TextWriter output, CancellationToken ct)
    {
        var reasons = await db.ImportProblems.AsNoTracking().Where(p => p.BatchId == batch.Id && p.Row == 0)
            .OrderBy(p => p.Id).Select(p => p.Reason).ToListAsync(ct);
        foreach (var reason in reasons) await output.WriteLineAsync(reason);
    }

    private async Task<ImportBatch> BeginAsync(string kind, string path, Guid author, CancellationToken ct)
    {
        await using var content = File.OpenRead(path);
        var import = await imports.OpenAsync(services, kind, ct);
        var batch = await new ImportBeginning(db, store, words).BeginAsync(
            import, path, content, new By(author, clock.UtcNow), me: null, ct);
        var settings = ImportSettings.Of(batch.Settings);
        var days = import.Columns.Where(c => c.Type == ImportType.Date).Select(c => c.Key).ToHashSet();
        if (settings.Columns.All(c => c.Form != CellForms.AskDay || c.Key is null || !days.Contains(c.Key)))
        {
            batch.Begin(ImportState.Checking);
            runner.Claim(batch);
        }

        await db.SaveChangesAsync(ct);
        return batch;
    }

    private async Task WorkAsync(ImportBatch batch, string did, TextWriter output, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        await runner.CatchUpAsync(ct);
        await db.Entry(batch).ReloadAsync(ct);
        await output.WriteLineAsync(
            $"{batch.RowsDone} rows {did} in {watch.Elapsed.TotalSeconds:0.0} s: {batch.Created} new, {batch.Updated} changed, "
            + $"{batch.Skipped} left, {batch.Refused} wrong; {Environment.WorkingSet / 1048576} MB in use");
    }
}
