using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>Credit notes, write-offs and discounts that are asked for: looked at, decided, taken back.</summary>
[Route("finance/requests")]
internal sealed class RequestsController(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, ConcessionsList list,
    ConcessionDeciding deciding, ConcessionWords words, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.ViewInvoices)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewInvoices)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var asked = await db.Concessions.AsNoTracking().VisibleTo(db, me).OneAsync(id, ct);
        var now = (await ConcessionSubject.LoadAsync(db, [asked], ct)).GetValueOrDefault(asked.SubjectId);
        var waits = asked.State == ConcessionState.Waiting;
        return View(new ConcessionPage(asked, now, words.TitleOf(asked), words.LinesOf(asked, now),
            waits ? ConcessionSubject.RefusalOf(asked, now)?.Of(T) : null,
            waits && await db.Concessions.DecidedBy(db, me, company.Current).AnyAsync(c => c.Id == id, ct),
            waits && me.Can(FinancePermissions.EditInvoices)
                && await db.Concessions.WithdrawnBy(db, me).AnyAsync(c => c.Id == id, ct)));
    }

    [HttpPost("{id:guid}/approve"), RequirePermission(FinancePermissions.ApproveConcessions)]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) => DoAsync(id, async () =>
    {
        var done = await deciding.ApproveAsync(id, version, ct);
        Toast(done.Said, done.UndoAddress);
    });

    [HttpPost("{id:guid}/decline"), RequirePermission(FinancePermissions.ApproveConcessions)]
    public Task<IActionResult> Decline(Guid id, string? reason, CancellationToken ct) =>
        DoAsync(id, async () => Toast((await deciding.DeclineAsync(id, reason, ct)).Said));

    [HttpPost("{id:guid}/withdraw"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Withdraw(Guid id, CancellationToken ct)
    {
        var asked = await db.Concessions.WithdrawnBy(db, me).OneAsync(id, ct);
        return await DoAsync(id, async () =>
        {
            asked.Withdraw(new AskedBy(me.Id, me.Name, clock.UtcNow));
            await db.SaveChangesAsync(ct);
            Toast(T["Request taken back"]);
        });
    }

    private Task<IActionResult> DoAsync(Guid id, Func<Task> act) => TryAsync($"/finance/requests/{id}", async () =>
    {
        await act();
        return Saved($"/finance/requests/{id}");
    });
}

/// <param name="Now">What it is about; null where that is not there any more.</param>
/// <param name="Caution">Why it cannot be done as it was asked for.</param>
internal sealed record ConcessionPage(Concession Asked, ConcessionSubject? Now, string Title,
    IReadOnlyList<ApprovalLine> Lines, string? Caution, bool MayDecide, bool MayWithdraw)
{
    public int Seen => ConcessionSubject.SeenOf(Asked, Now);

    /// <summary>The document it came to or is about; null where the reader has no page of it.</summary>
    public (string Url, string Number)? Document => Asked switch
    {
        { Kind: ConcessionKind.CreditNote, State: ConcessionState.Granted } =>
            ($"/finance/credit-notes/{Asked.Id}", ""),
        { Kind: ConcessionKind.WriteOff } => null,
        _ when Now is { } invoice => ($"/finance/invoices/{invoice.Id}", invoice.Number ?? ""),
        _ => null,
    };
}

/// <summary>Colours and words of where a request stands.</summary>
internal static class ConcessionTones
{
    public static string Of(ConcessionState state) => state switch
    {
        ConcessionState.Granted => "green",
        ConcessionState.Declined => "amber",
        ConcessionState.Withdrawn => "gray",
        _ => "blue",
    };

    public static string WordOf(ConcessionState state) => state switch
    {
        ConcessionState.Granted => "Approved",
        ConcessionState.Declined => "Declined",
        ConcessionState.Withdrawn => "Taken back",
        _ => "Waits for approval",
    };

    public static string WordOf(ConcessionKind kind) => kind switch
    {
        ConcessionKind.CreditNote => "Credit note",
        ConcessionKind.WriteOff => "Write-off",
        ConcessionKind.BadDebt => "Bad debt",
        _ => "Discount",
    };
}
