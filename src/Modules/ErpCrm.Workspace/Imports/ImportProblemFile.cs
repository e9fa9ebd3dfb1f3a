using System.Globalization;
using System.Runtime.CompilerServices;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Imports.Reading;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Imports;

/// <summary>The rows that were refused, in the columns of the file, with the reasons behind them: to be corrected and
/// imported again.</summary>
internal sealed class ImportProblemFile(WorkspaceDbContext db, IFileStore store, IStringLocalizer<WorkspaceText> T)
{
    /// <returns>A file that removes itself when it was sent.</returns>
    public async Task<Stream> WriteAsync(ImportBatch batch, bool asSheet, CancellationToken ct)
    {
        var rows = RowsAsync(batch, ct);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose
                | FileOptions.Asynchronous,
        });
        try
        {
            if (asSheet) await TableFiles.WriteSheetAsync(file, T["errors"], rows, ct);
            else await TableFiles.WriteTextAsync(file, rows, ct);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(
        ImportBatch batch, [EnumeratorCancellation] CancellationToken ct)
    {
        var settings = ImportSettings.Of(batch.Settings);
        await using var content = (await store.OpenAsync(batch.Hash, ct)).OrNotFound();
        var width = 0;
        foreach (var some in Tables.Read(content, settings.Table).Chunk(ImportWork.RowsAtOnce))
        {
            var reasons = await ReasonsAsync(batch.Id, some[0].Number, some[^1].Number, ct);
            foreach (var row in some)
            {
                if (row.Number == settings.HeadRow)
                {
                    width = row.Cells.Count;
                    yield return [.. row.Cells.Select(cell => cell.Text), T["Row"], T["Reason"]];
                }
                else if (row.Number > settings.HeadRow && reasons.TryGetValue(row.Number, out var reason))
                {
                    yield return [.. CellsOf(row, width), row.Number.ToString(CultureInfo.InvariantCulture), reason];
                }
            }
        }
    }

    private async Task<Dictionary<int, string>> ReasonsAsync(Guid batch, int first, int last, CancellationToken ct) =>
        (await db.ImportProblems.AsNoTracking()
            .Where(p => p.BatchId == batch && p.Row >= first && p.Row <= last)
            .OrderBy(p => p.Row).ThenBy(p => p.Id).Select(p => new { p.Row, p.Reason }).ToListAsync(ct))
        .GroupBy(p => p.Row).ToDictionary(g => g.Key, g => string.Join(" ", g.Select(p => p.Reason).Distinct()));

    // As wide as the heads: what stands beyond them is kept in the last cell.
    private static IEnumerable<string> CellsOf(SourceRow row, int width) => Enumerable.Range(0, width).Select(
        i => i < width - 1 ? row[i].Text : string.Join(" | ", row.Cells.Skip(i).Select(cell => cell.Text)));
}
