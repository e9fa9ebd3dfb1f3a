using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Imports.Reading;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Imports;

/// <summary>The second step: what the columns of the file become.</summary>
[Route("workspace/imports/{id:guid}/columns"), RequirePermission(WorkspacePermissions.Import)]
internal sealed class ColumnsController(
    WorkspaceDbContext db, RecordImports imports, ImportWords words, ImportSignal signal, IFileStore store,
    ICurrentUser me, IStringLocalizer<WorkspaceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var batch = await FindAsync(id, ct);
        if (batch.WasRun || batch.IsAtWork) return LocalRedirect(ImportPages.UrlOf(id));
        var settings = ImportSettings.Of(batch.Settings);
        var form = ColumnsForm.Of(settings, await ImportOfAsync(batch, ct));
        return View("Columns", await CompleteAsync(form, batch, settings.Table, ct));
    }

    /// <summary>Checks every row as the columns say; asked to read the file anew (<c>again</c>), it proposes them
    /// again.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, ColumnsForm form, string? again, CancellationToken ct)
    {
        var batch = await FindAsync(id, ct);
        if (batch.WasRun || batch.IsAtWork) return Saved(ImportPages.UrlOf(id));
        var known = ImportSettings.Of(batch.Settings);
        await CompleteAsync(form, batch, known.Table, ct);
        var table = form.TableOf(known.Table);
        if (ModelState.IsValid && (again is not null || table != known.Table || form.HeadRow != known.HeadRow))
            return await ReadAgainAsync(form, batch, table, ct);
        CheckColumns(form);
        return await TrySaveAsync("Columns", form, async () =>
        {
            batch.Settle(form.ToSettings(table), batch.Heads);
            batch.Begin(ImportState.Checking);
            await db.SaveChangesAsync(ct);
            signal.Raise();
            return Saved(ImportPages.UrlOf(id));
        });
    }

    private async Task<IActionResult> ReadAgainAsync(
        ColumnsForm form, ImportBatch batch, TableForm table, CancellationToken ct) =>
        await TrySaveAsync("Columns", form, async () =>
        {
            await using var content = await store.OpenAsync(batch.Hash, ct)
                ?? throw new BusinessRuleException("The file is not kept any more.");
            var preview = Preview.Of(content, table);
            var import = await ImportOfAsync(batch, ct);
            var proposal = new ColumnProposal(import, words);
            var settings = ImportProposing.Propose(import, proposal, preview, table, form.HeadRow);
            var asked = form.ToSettings(table);
            // What was settled besides stays.
            settings = settings with
            {
                Usual = asked.Usual, Match = asked.Match, Way = asked.Way, MakesMissing = asked.MakesMissing,
                AllOrNothing = asked.AllOrNothing,
            };
            batch.Settle(settings, ColumnProposal.SignOf(preview.HeadsAt(settings.HeadRow)));
            (await db.ImportPreviews.SingleAsync(p => p.BatchId == batch.Id, ct)).Content = preview.ToJson();
            await db.SaveChangesAsync(ct);
            return Saved($"{ImportPages.UrlOf(batch.Id)}/columns", T["The file was read again"]);
        });

    private void CheckColumns(ColumnsForm form)
    {
        var import = form.Page!.Import;
        var known = import.Columns.ToDictionary(c => c.Key);
        var taken = new HashSet<string>();
        for (var i = 0; i < form.Columns.Count; i++)
        {
            if (form.Columns[i].Key is not { Length: > 0 } key) continue;
            if (!known.TryGetValue(key, out var column)) Wrong($"Columns[{i}].Key", T["Choose one of the list."]);
            else if (!taken.Add(key) && !column.TakesSeveral)
                Wrong($"Columns[{i}].Key", T["Another column becomes this already."]);
            else if (column.Type == ImportType.Date && form.Columns[i].Form == CellForms.AskDay)
                Wrong($"Columns[{i}].Form", T["Say whether the day or the month comes first."]);
        }

        if (!import.Matches.Any(match => match.Key == form.Match))
            Wrong(nameof(form.Match), T["Choose one of the list."]);
        // Where no rule finds anything every row is new, and that may be meant.
        var able = import.Matches.Where(match => match.Columns.Any(taken.Contains)).ToList();
        if (able.Count > 0 && able.TrueForAll(match => match.Key != form.Match))
            Wrong(nameof(form.Match), T["No column of the file says this. Choose another one."]);
        CheckUsual(form, known);
        if (form.Way == ImportWay.Update) return;
        foreach (var missing in import.Columns.Where(c => c.IsRequired && !taken.Contains(c.Key)))
        {
            if (form.Usual.Any(u => u.Key == missing.Key && !string.IsNullOrWhiteSpace(u.Text))) continue;
            Wrong("", T["No column becomes “{0}”. Every new record needs it.", words.Say(import, missing)]);
        }
    }

    private void CheckUsual(ColumnsForm form, Dictionary<string, ImportColumn> known)
    {
        var reading = new RowReading(form.Page!.Import, form.ToSettings(form.Page.Table) with
        {
            Usual = new Dictionary<string, string>()
        }, words, T);
        for (var i = 0; i < form.Usual.Count; i++)
        {
            if (form.Usual[i] is not { Key: { } key, Text: { } text } || string.IsNullOrWhiteSpace(text)) continue;
            if (!known.TryGetValue(key, out var column)) Wrong($"Usual[{i}].Text", T["Choose one of the list."]);
            else if (reading.WhyNot(text.Trim(), column) is { } why) Wrong($"Usual[{i}].Text", why);
        }
    }

    private void Wrong(string field, string reason) => ModelState.AddModelError(field, reason);

    private async Task<ImportBatch> FindAsync(Guid id, CancellationToken ct)
    {
        var batch = await db.Imports.VisibleTo(me).OneAsync(b => b.Id == id, ct);
        imports.Find(batch.Kind, me).OrNotFound();
        return batch;
    }

    private Task<RecordImport> ImportOfAsync(ImportBatch batch, CancellationToken ct) =>
        imports.OpenAsync(HttpContext.RequestServices, batch.Kind, ct);

    private async Task<ColumnsForm> CompleteAsync(
        ColumnsForm form, ImportBatch batch, TableForm table, CancellationToken ct)
    {
        var import = await ImportOfAsync(batch, ct);
        var kept = await db.ImportPreviews.Where(p => p.BatchId == batch.Id).Select(p => p.Content).SingleAsync(ct);
        var preview = Preview.Of(kept);
        var why = await db.ImportProblems.Where(p => p.BatchId == batch.Id && p.Row == 0).Select(p => p.Reason)
            .FirstOrDefaultAsync(ct);
        var targets = import.Columns.Select(c => new SelectListItem(words.Say(import, c), c.Key))
            .Prepend(new SelectListItem(T["Leave out"], "")).ToList();
        var heads = form.HeadRow ?? 1;
        var asked = Enumerable.Range(0, preview.HeadsAt(heads).Cells.Count)
            .Where(i => CellGuess.FormOf(preview.CellsOf(i, heads)) == CellForms.AskDay).ToList();
        form.Page = new ColumnsPage(batch, imports.Find(batch.Kind, me)!, import, table, preview, targets, why, asked);
        return form;
    }
}
