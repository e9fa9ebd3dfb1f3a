using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Tags;

/// <summary>The tags of one record: in the line of its page, and by plain forms without script.</summary>
[Route("workspace/tagged/{kind}/{record:guid}"), SignedIn]
internal sealed class TaggedController(
    RecordTags tags, ICustomFields catalogue, IStringLocalizer<WorkspaceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string kind, Guid record, CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = (await tags.OpenAsync(of, ct)).OrNotFound();
        return WantsRegion("tags")
            ? PartialView("_Region", await tags.ShowAsync(opened, of, ct))
            : LocalRedirect(opened.PageOf(record)!);
    }

    /// <param name="tag">Its name; several are divided by commas.</param>
    [HttpPost("add")]
    public Task<IActionResult> Add(string kind, Guid record, string? tag, CancellationToken ct) =>
        ChangeAsync(kind, record, async of =>
        {
            var names = (tag ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            foreach (var name in names.Length == 0 ? [""] : names) await tags.AddAsync(of, name, ct);
        }, ct);

    [HttpPost("{tag:guid}/remove")]
    public async Task<IActionResult> Remove(string kind, Guid record, Guid tag, CancellationToken ct) =>
        catalogue.Current.Tags.Any(known => known.Id == tag)
            ? await ChangeAsync(kind, record, of => tags.RemoveAsync(of, tag, ct), ct)
            : NotFound();

    private async Task<IActionResult> ChangeAsync(string kind, Guid record, Func<RecordRef, Task> change,
        CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = (await tags.OpenAsync(of, ct)).OrNotFound();
        if (!tags.MayTag(opened)) return NotFound();
        var page = opened.PageOf(record)!;
        try
        {
            await change(of);
        }
        catch (BusinessRuleException refusal) when (WantsRegion("tags"))
        {
            ModelState.AddModelError(TagsOfRecord.Field, refusal.Of(T));
            Response.StatusCode = 422;
        }
        catch (BusinessRuleException refusal)
        {
            return RefusedTo(refusal, page);
        }

        if (!WantsRegion("tags")) return Saved(page);
        if (ModelState.IsValid) Response.Headers["X-Saved-Url"] = page;
        // The rest of the page stays as it is, with what is typed in it.
        return PartialView("_Region", (await tags.ShowAsync(opened, of, ct)) with { IsAnswer = true });
    }
}
