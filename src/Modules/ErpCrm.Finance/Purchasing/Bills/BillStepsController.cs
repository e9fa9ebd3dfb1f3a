using ErpCrm.Finance.Text;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>The way of a bill into the books, and out of them again.</summary>
[Route("finance/bills/{id:guid}"), RequirePermission(FinancePermissions.EditBills)]
internal sealed class BillStepsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    BillPosting posting, BillForms forms, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("post")]
    public async Task<IActionResult> Post(Guid id, int version, CancellationToken ct)
    {
        await RequireMineAsync(id, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            var state = await posting.PostOrSubmitAsync(id, version, ct);
            return Saved(UrlOf(id), state == BillState.Posted ? T["Bill posted"] : T["Bill sent for approval"]);
        });
    }

    [HttpPost("withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, CancellationToken ct)
    {
        var bill = await db.Bills.VisibleTo(me).OneAsync(id, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            bill.Withdraw();
            await db.SaveChangesAsync(ct);
            return Saved(UrlOf(id), T["Bill taken back"]);
        });
    }

    /// <summary>A posted bill was a mistake: everything it did is taken back.</summary>
    [HttpPost("void")]
    public async Task<IActionResult> Void(Guid id, int version, DateOnly? voidedOn, string? reason,
        CancellationToken ct)
    {
        await RequireMineAsync(id, ct);
        if (reason?.Length > Bill.ReasonLength) reason = reason[..Bill.ReasonLength];
        return await TryAsync(UrlOf(id), async () =>
        {
            await posting.VoidAsync(id, version, voidedOn ?? clock.Today, reason, ct);
            return Saved(UrlOf(id), T["Bill voided"]);
        });
    }

    /// <summary>The same once more, as a draft: the next bill of its kind, or a voided one as it should be.</summary>
    [HttpPost("copy")]
    public async Task<IActionResult> Copy(Guid id, CancellationToken ct)
    {
        var bill = await db.Bills.AsNoTracking().VisibleTo(me).Whole().OneAsync(id, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            var supplier = await db.Suppliers.SingleAsync(s => s.Id == bill.SupplierId, ct);
            var copy = Bill.Draft(supplier, bill.ToTerms(), me.Id);
            copy.HandOver(await forms.ManagersAsync(copy, ct));
            db.Add(copy);
            await db.SaveChangesAsync(ct);
            return Saved($"{UrlOf(copy.Id)}/edit", T["Draft created"]);
        });
    }

    private Task RequireMineAsync(Guid id, CancellationToken ct) =>
        db.Bills.AsNoTracking().VisibleTo(me).OneAsync(id, ct);

    private static string UrlOf(Guid id) => $"/finance/bills/{id}";
}
