using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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
        var import = await imports.OpenAsync(HttpContext.RequestServices, form.Chosen!.Key, ct);
        try
        {
            return await new ImportBeginning(db, store, words).BeginAsync(
                import, form.File.FileName, content, new By(me.Id, clock.UtcNow), me, ct);
        }
        catch (BusinessRuleException refusal)
        {
            throw new BusinessRuleException(refusal.Message, [.. refusal.Arguments]) { Field = nameof(form.File) };
        }
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
