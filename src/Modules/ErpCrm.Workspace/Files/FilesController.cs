using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Files;

/// <summary>The files of one record: in the panel of its page, and as a page of their own without script.</summary>
[Route("workspace/files/{kind}/{record:guid}"), SignedIn]
internal sealed class FilesController(
    WorkspaceDbContext db, RecordFiles files, IStringLocalizerFactory texts, IStringLocalizer<WorkspaceText> T)
    : PageController
{
    // Several files of the largest size that can be set.
    private const int UploadLimit = 512 * 1024 * 1024;

    [HttpGet("")]
    public async Task<IActionResult> Index(string kind, Guid record, CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = (await files.OpenAsync(of, ct)).OrNotFound();
        return await ShowAsync(opened, of, ct);
    }

    /// <summary>Adds files. Of several those that are taken are saved, and the others stand beside the field.</summary>
    [HttpPost(""), RequestSizeLimit(UploadLimit), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit)]
    public async Task<IActionResult> Add(string kind, Guid record, [Bind(Prefix = FilesOfRecord.Field)]
        IReadOnlyList<IFormFile>? uploads, CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = (await files.OpenAsync(of, ct)).OrNotFound();
        var added = await AttachAsync(of, uploads ?? [], ct);
        db.AddRange(added);
        if (added.Count > 0) await db.SaveChangesAsync(ct);
        if (ModelState.IsValid && !IsHtmx)
            return Saved(opened.PageOf(record)!, T.Count("{0} file added|{0} files added", added.Count));
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (ModelState.IsValid) Response.Headers["X-Saved-Url"] = opened.PageOf(record)!;
        return await ShowAsync(opened, of, ct);
    }

    private async Task<List<Attachment>> AttachAsync(RecordRef of, IReadOnlyList<IFormFile> uploads,
        CancellationToken ct)
    {
        if (uploads.Count == 0) ModelState.AddModelError(FilesOfRecord.Field, T["Choose a file."]);
        var added = new List<Attachment>();
        foreach (var upload in uploads)
        {
            try
            {
                added.Add(await files.AttachAsync(of, upload, ct));
            }
            catch (BusinessRuleException refusal)
            {
                ModelState.AddModelError(FilesOfRecord.Field, refusal.Of(T));
            }
        }

        return added;
    }

    private async Task<IActionResult> ShowAsync(RecordKind kind, RecordRef record, CancellationToken ct)
    {
        var shown = await files.ShowAsync(kind, record, ct);
        if (WantsRegion("files")) return PartialView("_Region", shown);
        var title = await files.TitleAsync(kind, record, ct);
        return View("Index", new FilesPage(shown, title is { Length: > 0 } ? title : texts.One(kind)));
    }
}

/// <param name="Title">What the record is called.</param>
internal sealed record FilesPage(FilesOfRecord Files, string Title);
