using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Imports;

/// <summary>A file becomes an import: it is looked at, kept, and what its columns are is proposed. What is no table, or
/// an empty one, is refused; the next save keeps the import.</summary>
internal sealed class ImportBeginning(WorkspaceDbContext db, IFileStore store, ImportWords words)
{
    /// <param name="me">Whose last file of the same heads says how they are to be read; null where none does.</param>
    public async Task<ImportBatch> BeginAsync(
        RecordImport import, string fileName, Stream content, By by, ICurrentUser? me, CancellationToken ct)
    {
        var table = await Tables.DetectAsync(content, ct);
        var preview = Preview.Of(content, table);
        content.Position = 0;
        var batch = ImportBatch.Begin(import.Kind, fileName, await store.PutAsync(content, ct), by);
        var settings = ImportProposing.Propose(import, new ColumnProposal(import, words), preview, table);
        var heads = ColumnProposal.SignOf(preview.HeadsAt(settings.HeadRow));
        if (me is not null) settings = await RememberedAsync(import.Kind, heads, settings, me, ct) ?? settings;
        batch.Settle(settings, heads);
        db.Add(batch);
        db.Add(new ImportPreview { BatchId = batch.Id, Content = preview.ToJson() });
        return batch;
    }

    private async Task<ImportSettings?> RememberedAsync(
        string kind, string heads, ImportSettings now, ICurrentUser me, CancellationToken ct)
    {
        var kept = await db.Imports.AsNoTracking().VisibleTo(me)
            .Where(b => b.Kind == kind && b.Heads == heads && b.RunAt != null)
            .OrderByDescending(b => b.CreatedAt).Select(b => b.Settings).FirstOrDefaultAsync(ct);
        return kept is null ? null : ImportSettings.Of(kept) with { Table = now.Table, HeadRow = now.HeadRow };
    }
}
