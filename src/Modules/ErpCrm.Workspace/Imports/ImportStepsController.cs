using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Imports;

/// <summary>An import from its check to its end, and back.</summary>
[Route("workspace/imports/{id:guid}"), RequirePermission(WorkspacePermissions.Import)]
internal sealed class ImportStepsController(
    WorkspaceDbContext db, RecordImports imports, ImportSignal signal, ImportShowing showing,
    ImportProblemFile problems,
    ICurrentUser me, IBusinessClock clock) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var batch = await db.Imports.AsNoTracking().VisibleTo(me).OneAsync(b => b.Id == id, ct);
        if (batch.State == ImportState.Draft && imports.Find(batch.Kind, me) is not null)
            return LocalRedirect($"{ImportPages.UrlOf(id)}/columns");
        return View(await showing.LoadAsync(batch, ct));
    }

    [HttpPost("run")]
    public Task<IActionResult> Run(Guid id, CancellationToken ct) => DoAsync(id, batch => batch.Run(clock.UtcNow), ct);

    /// <summary>What is done stays done; what is not, is not.</summary>
    [HttpPost("stop")]
    public Task<IActionResult> Stop(Guid id, CancellationToken ct) => DoAsync(id, batch => batch.AskToStop(), ct);

    /// <summary>With the rows after the last one that was taken.</summary>
    [HttpPost("go-on")]
    public Task<IActionResult> GoOn(Guid id, CancellationToken ct) => DoAsync(id, batch => batch.GoOn(), ct);

    /// <summary>Removes what it made and brings back what it changed, unless somebody has changed it since.</summary>
    [HttpPost("undo")]
    public Task<IActionResult> Undo(Guid id, CancellationToken ct) =>
        DoAsync(id, batch => batch.TakeBack(clock.UtcNow), ct);

    /// <summary>The rows that were refused, as they stand in the file, with the reasons.</summary>
    [HttpGet("problems")]
    public async Task<IActionResult> Problems(Guid id, [FromQuery(Name = "as")] string? form, CancellationToken ct)
    {
        var batch = await db.Imports.AsNoTracking().VisibleTo(me).OneAsync(b => b.Id == id, ct);
        if (batch.AuthorId != me.Id) imports.Find(batch.Kind, me).OrNotFound();
        return form == "xlsx"
            ? File(await problems.WriteAsync(batch, true, ct), TableFiles.SheetType, "wrong-rows.xlsx")
            : File(await problems.WriteAsync(batch, false, ct), TableFiles.TextType, "wrong-rows.csv");
    }

    private async Task<IActionResult> DoAsync(Guid id, Action<ImportBatch> change, CancellationToken ct)
    {
        var batch = await db.Imports.VisibleTo(me).OneAsync(b => b.Id == id, ct);
        imports.Find(batch.Kind, me).OrNotFound();
        var url = ImportPages.UrlOf(id);
        return await TryAsync(url, async () =>
        {
            change(batch);
            await SaveAsync(batch, change, ct);
            signal.Raise();
            return Saved(url);
        });
    }

    // The work saves the same row with every some rows.
    private async Task SaveAsync(ImportBatch batch, Action<ImportBatch> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 5)
            {
                await db.Entry(batch).ReloadAsync(ct);
                change(batch);
            }
        }
    }
}
