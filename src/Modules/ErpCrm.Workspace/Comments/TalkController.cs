using System.Globalization;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Timelines;
using ErpCrm.Workspace.Following;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Comments;

/// <summary>What is said about one record: its panel, and the same as a page.</summary>
[SignedIn, Route("workspace/talk")]
internal sealed class TalkController(WorkspaceDbContext db, ICurrentUser me, IBusinessClock clock, TalkAccess access,
    TalkReader reader, IEnumerable<ITimelineSource> sources, RecordEvents happened, IStringLocalizerFactory texts)
    : PageController
{
    [HttpGet("{kind}/{id:guid}")]
    public async Task<IActionResult> Show(string kind, Guid id, string? before, CancellationToken ct)
    {
        var record = new RecordRef(kind, id);
        var form = new CommentForm { Talk = await TalkAsync(record, MomentOf(before), ct) };
        return Wanted is "Show" ? View(form) : PartialView(Wanted, form);
    }

    /// <summary>The newest, from a moment on, or what was before a moment.</summary>
    [HttpGet("{kind}/{id:guid}/entries")]
    public async Task<IActionResult> Entries(string kind, Guid id, string? since, string? before,
        CancellationToken ct)
    {
        var record = new RecordRef(kind, id);
        var opened = await access.OpenAsync(record, ct);
        var entries = await reader.ReadAsync(opened, record, MomentOf(since), MomentOf(before), ct);
        return PartialView(before is null ? "_Latest" : "_Entries", entries);
    }

    [HttpPost("{kind}/{id:guid}/write")]
    public async Task<IActionResult> Write(string kind, Guid id, CommentForm form, Guid[] mentioned,
        CancellationToken ct)
    {
        var record = new RecordRef(kind, id);
        await access.OpenAsync(record, ct);
        return await TrySaveAsync(Wanted, form, async () =>
        {
            var mentions = Mentions.In(form.Comment!, await db.ColleaguesAsync(ct), mentioned);
            db.Comments.Add(new Comment(record, form.Comment!, mentions, new Doing(clock.UtcNow, me.Id, me.Name)));
            await db.SaveChangesAsync(ct);
            return IsHtmx && Wanted != "Show" ? await PanelAsync(record, ct) : Saved(Talk.UrlOf(record));
        }, async f => f.Talk = await TalkAsync(record, null, ct));
    }

    private string Wanted => IsHtmx && !WantsRegion("main") ? "_Panel" : "Show";

    private async Task<IActionResult> PanelAsync(RecordRef record, CancellationToken ct)
    {
        ModelState.Clear();
        return PartialView("_Panel", new CommentForm { Talk = await TalkAsync(record, null, ct, hasWritten: true) });
    }

    private async Task<Talk> TalkAsync(RecordRef record, DateTime? before, CancellationToken ct,
        bool hasWritten = false)
    {
        var kind = await access.OpenAsync(record, ct);
        return new Talk(record, await TitleAsync(kind, record, ct),
            kind.PageOf(record.Id), await reader.ReadAsync(kind, record, null, before, ct),
            await db.FollowsAsync(record, me, hasWritten, ct), [.. Events(record)]);
    }

    // The panel stands on the record's own page, which says how it is called.
    private async Task<string> TitleAsync(RecordKind kind, RecordRef record, CancellationToken ct)
    {
        if (Wanted != "Show") return "";
        var titles = await kind.TitlesAsync(HttpContext.RequestServices, [record.Id], ct);
        return titles.GetValueOrDefault(record.Id) is { Length: > 0 } title ? title : texts.One(kind);
    }

    private IEnumerable<string> Events(RecordRef record) => sources.Where(source => source.Tells(record.Kind))
        .SelectMany(source => source.Events)
        .Concat(happened.Of(record.Kind).Select(e => Subscription.NameOf(e.Type)))
        .Prepend(Subscription.NameOf(typeof(CommentWritten)));

    // As the panel's own addresses say it.
    private static DateTime? MomentOf(string? ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= DateTime.MaxValue.Ticks
            ? new DateTime(value, DateTimeKind.Utc)
            : null;
}
