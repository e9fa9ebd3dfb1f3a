using ErpCrm.Platform;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Notifications;

/// <summary>A part of one's notifications.</summary>
/// <param name="Region">Id of the element they stand in.</param>
internal sealed record ToldPage(IReadOnlyList<ShownNotification> Rows, bool All, int Number, bool HasNext,
    string Region)
{
    public string Url(int number) =>
        (All, number) switch
        {
            (false, 1) => "/workspace/notifications",
            (false, _) => $"/workspace/notifications?page={number}",
            (true, 1) => "/workspace/notifications?tab=all",
            _ => $"/workspace/notifications?tab=all&page={number}",
        };
}

/// <summary>One of them, and where it stands.</summary>
internal sealed record ToldRow(ShownNotification Told, ToldPage Page);

/// <summary>What the reader was told, nobody else's.</summary>
[Route("workspace/notifications"), SignedIn]
internal sealed class NotificationsController(
    WorkspaceDbContext db, NotificationReading reading, UnreadCount unread, TellReaders readers, ICurrentUser me,
    IBusinessClock clock, IStringLocalizer<WorkspaceText> T) : PageController
{
    private const string List = "/workspace/notifications";
    private const string InPage = "told";
    private const string InMenu = "newest";
    private const int FewNewest = 8;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? tab, int page, CancellationToken ct)
    {
        var shown = await PageAsync(tab == "all", page, ct);
        return WantsRegion(InPage) ? PartialView("_Told", shown) : View(shown);
    }

    /// <summary>The newest, in the menu of the frame.</summary>
    [HttpGet("newest")]
    public async Task<IActionResult> Newest(CancellationToken ct) => PartialView("_Newest", await NewestAsync(ct));

    /// <summary>How many are not read, in the frame.</summary>
    [HttpGet("count")]
    public async Task<IActionResult> Count(CancellationToken ct) =>
        PartialView("_Unread", await unread.ReadAsync(ct));

    /// <summary>Leads to what it is about; it is read then.</summary>
    [HttpPost("{id:guid}/open")]
    public async Task<IActionResult> Open(Guid id, CancellationToken ct)
    {
        var told = await Mine.OneAsync(n => n.Id == id, ct);
        if (await reading.ShowAsync([told], ct) is not [var shown]) return NotFound();
        told.Read(clock.UtcNow);
        await db.SaveChangesAsync(ct);
        return Saved(shown.Url);
    }

    [HttpPost("{id:guid}/read")]
    public async Task<IActionResult> Read(Guid id, string? tab, int page, CancellationToken ct)
    {
        (await Mine.OneAsync(n => n.Id == id, ct)).Read(clock.UtcNow);
        await db.SaveChangesAsync(ct);
        return await AgainAsync(tab, page, null, ct);
    }

    [HttpPost("read-all")]
    public async Task<IActionResult> ReadAll(string? tab, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var read = await Mine.Where(n => n.ReadAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(n => n.ReadAt, now)
                .SetProperty(n => n.Mail, n => n.Mail == MailState.Waits ? MailState.None : n.Mail), ct);
        if (read > 0) await readers.TellAsync([me.Id]);
        return await AgainAsync(tab, 1, T["All notifications are read"], ct);
    }

    private IQueryable<Notification> Mine => db.Notifications.Where(n => n.UserId == me.Id);

    // The part of the page that was asked from, as it is now.
    private async Task<IActionResult> AgainAsync(string? tab, int page, string? toast, CancellationToken ct)
    {
        if (WantsRegion(InMenu)) return PartialView("_Newest", await NewestAsync(ct));
        if (WantsRegion(InPage)) return PartialView("_Told", await PageAsync(tab == "all", page, ct));
        return Saved(tab == "all" ? List + "?tab=all" : List, toast);
    }

    private async Task<ToldPage> PageAsync(bool all, int number, CancellationToken ct)
    {
        var kept = await Mine.AsNoTracking().Where(n => all || n.ReadAt == null)
            .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).ToPageAsync(number, ct: ct);
        return new ToldPage(await reading.ShowAsync(kept.Rows, ct), all, kept.Number, kept.HasNext, InPage);
    }

    private async Task<ToldPage> NewestAsync(CancellationToken ct)
    {
        var kept = await Mine.AsNoTracking().OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
            .Take(2 * FewNewest).ToListAsync(ct);
        var shown = await reading.ShowAsync(kept, ct);
        return new ToldPage([.. shown.Take(FewNewest)], true, 1, HasNext: false, InMenu);
    }
}
