using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Files;

/// <summary>One file: it is opened, called otherwise, removed and brought back.</summary>
[Route("workspace/files/{id:guid}"), SignedIn]
internal sealed class FileStepsController(
    WorkspaceDbContext db, RecordFiles files, IFileStore store, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<WorkspaceText> T) : PageController
{
    /// <param name="shown">To be shown in a page, not downloaded.</param>
    [HttpGet("")]
    public async Task<IActionResult> Open(Guid id, bool shown, CancellationToken ct)
    {
        var (file, _) = await files.FindAsync(id, ct);
        if (file.RemovedAt is not null) return NotFound();
        return await UploadedAsync(store, file.Hash, file.Name, file.Type, shown, ct);
    }

    [HttpPost("rename")]
    public async Task<IActionResult> Rename(Guid id, string? name, CancellationToken ct)
    {
        var rules = await files.RulesAsync(ct);
        return await ChangeAsync(id, file => file.Rename(name, rules), null, ct);
    }

    [HttpPost("remove")]
    public Task<IActionResult> Remove(Guid id, CancellationToken ct) => ChangeAsync(id,
        file =>
        {
            file.Remove(new By(me.Id, clock.UtcNow));
            Toast(T["{0} removed", file.Name], $"/workspace/files/{id}/restore");
        }, null, ct);

    /// <summary>Undo of a removal.</summary>
    [HttpPost("restore")]
    public Task<IActionResult> Restore(Guid id, CancellationToken ct) =>
        ChangeAsync(id, file => file.Restore(clock.UtcNow), file => T["{0} is back", file.Name], ct);

    private async Task<IActionResult> ChangeAsync(Guid id, Action<Attachment> change, Func<Attachment, string>? toast,
        CancellationToken ct)
    {
        var (file, kind) = await files.FindToChangeAsync(id, ct);
        var page = kind.PageOf(file.RecordId)!;
        return await TryAsync(page, async () =>
        {
            change(file);
            await db.SaveChangesAsync(ct);
            if (!IsHtmx) return Saved(page, toast?.Invoke(file));
            // The rest of the page stays as it is, with what is typed in it.
            Response.Headers["X-Saved-Url"] = page;
            return WantsRegion("files")
                ? PartialView("_Region", await files.ShowAsync(kind, file.Record, ct))
                : NoContent();
        });
    }
}
