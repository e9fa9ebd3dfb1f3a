using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Imports.Reading;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Imports;

/// <summary>Past imports, and the first step of a new one: its file.</summary>
[Route("workspace/imports"), RequirePermission(WorkspacePermissions.Import)]
internal sealed class ImportsController(
    WorkspaceDbContext db, RecordImports imports, ImportPages pages, ImportWords words, ImportExample example,
    ImportsList list, IFileStore store, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<WorkspaceText> T) : PageController
{
    // Some hundred thousand rows.
    private const int Megabytes = 100;
    private const int UploadLimit = Megabytes * 1024 * 1024;

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("new")]
    public async Task<IActionResult> New(string? kind, CancellationToken ct) =>
        View(await CompleteAsync(new UploadForm { Kind = imports.Find(kind, me)?.Key }, ct));

    /// <summary>Stores the file and proposes what its columns are.</summary>
    [HttpPost("new"), RequestSizeLimit(UploadLimit + 65536)]
    [RequestFormLimits(MultipartBodyLengthLimit = UploadLimit)]
    public async Task<IActionResult> New(UploadForm form, CancellationToken ct)
    {
        await CompleteAsync(form, ct);
        if (form.Chosen is null) ModelState.AddModelError(nameof(form.Kind), T["Choose one of the list."]);
        if (form.File is not { Length: > 0 }) ModelState.AddModelError(nameof(form.File), T["Choose a file."]);
        return await TrySaveAsync("New", form, async () =>
        {
            var batch = await BeginAsync(form, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"{ImportPages.UrlOf(batch.Id)}/columns");
        });
    }

    /// <summary>A file as it is read best, with two made-up records.</summary>
    [HttpGet("example")]
    public async Task<IActionResult> Example(string? kind, [FromQuery(Name = "as")] string? form, CancellationToken ct)
    {
        var known = imports.Find(kind, me).OrNotFound();
        var import = await imports.OpenAsync(HttpContext.RequestServices, known.Key, ct);
        return form == "xlsx"
            ? File(await example.SheetAsync(import, ct), TableFiles.SheetType, $"{known.Key}-example.xlsx")
            : File(example.Text(import), TableFiles.TextType, $"{known.Key}-example.csv");
    }

    private async Task<ImportBatch> BeginAsync(UploadForm form, CancellationToken ct)
    {
        await using var content = form.File!.OpenReadStream();
        TableForm table;
        Preview preview;
        try
        {
            table = await Tables.DetectAsync(content, ct);
            preview = Preview.Of(content, table);
        }
        catch (BusinessRuleException refusal)
        {
            throw new BusinessRuleException(refusal.Message, [.. refusal.Arguments]) { Field = nameof(form.File) };
        }

        content.Position = 0;
        var stored = await store.PutAsync(content, ct);
        var batch = ImportBatch.Begin(form.Chosen!.Key, form.File.FileName, stored, new By(me.Id, clock.UtcNow));
        var import = await imports.OpenAsync(HttpContext.RequestServices, batch.Kind, ct);
        var settings = ImportProposing.Propose(import, new ColumnProposal(import, words), preview, table);
        var heads = ColumnProposal.SignOf(preview.HeadsAt(settings.HeadRow));
        batch.Settle(await RememberedAsync(batch.Kind, heads, settings, ct) ?? settings, heads);
        db.Add(batch);
        db.Add(new ImportPreview { BatchId = batch.Id, Content = preview.ToJson() });
        return batch;
    }

    // The last file of the same heads says how they are to be read.
    private async Task<ImportSettings?> RememberedAsync(
        string kind, string heads, ImportSettings now, CancellationToken ct)
    {
        var kept = await db.Imports.AsNoTracking().VisibleTo(me)
            .Where(b => b.Kind == kind && b.Heads == heads && b.RunAt != null)
            .OrderByDescending(b => b.CreatedAt).Select(b => b.Settings).FirstOrDefaultAsync(ct);
        return kept is null ? null : ImportSettings.Of(kept) with { Table = now.Table, HeadRow = now.HeadRow };
    }

    private async Task<UploadForm> CompleteAsync(UploadForm form, CancellationToken ct)
    {
        form.Kinds = pages.For(me);
        var about = new Dictionary<string, string>();
        foreach (var kind in form.Kinds)
        {
            var import = await imports.OpenAsync(HttpContext.RequestServices, kind.Key, ct);
            if (import.About is { } text) about[kind.Key] = words.Say(import, text);
        }

        form.About = about;
        form.Chosen = imports.Find(form.Kind, me);
        form.Megabytes = Megabytes;
        return form;
    }
}

internal sealed class UploadForm
{
    public string? Kind { get; set; }

    public IFormFile? File { get; set; }

    [BindNever]
    public IReadOnlyList<RecordKind> Kinds { get; set; } = [];

    /// <summary>What has to be known of records of a kind.</summary>
    [BindNever]
    public IReadOnlyDictionary<string, string> About { get; set; } = new Dictionary<string, string>();

    [BindNever]
    public RecordKind? Chosen { get; set; }

    [BindNever]
    public int Megabytes { get; set; }
}
