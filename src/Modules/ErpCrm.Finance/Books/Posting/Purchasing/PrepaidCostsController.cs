using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>What is paid ahead of its months, bill by bill, and what of it became a cost.</summary>
[Route("finance/prepaid-costs")]
internal sealed class PrepaidCostsController(FinanceDbContext db, PrepaidShares shares, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.ViewLedger)]
    public async Task<IActionResult> Index(string? month, CancellationToken ct)
    {
        var asked = MonthOf(month);
        var standing = await (
            from share in db.PrepaidShares.AsNoTracking()
            join bill in db.Bills on share.BillId equals bill.Id
            join line in db.BillLines on share.BillLineId equals line.Id
            where db.PrepaidShares.Any(s => s.BillLineId == share.BillLineId && s.PostedOn == null)
            select new
            {
                share.BillLineId, bill.Id, bill.Number, bill.SupplierName, line.Description, line.CoversFrom,
                line.CoversUntil, share.Month, share.PostedOn, share.BaseAmount,
            }).ToListAsync(ct);
        var rows = standing.GroupBy(s => s.BillLineId).Select(g => new PrepaidRow(
                g.First().Id, g.First().Number, g.First().SupplierName, g.First().Description,
                g.First().CoversFrom!.Value, g.First().CoversUntil!.Value, g.Sum(s => s.BaseAmount),
                g.Where(s => s.PostedOn != null).Sum(s => s.BaseAmount),
                g.Where(s => s.PostedOn == null && s.Month <= asked.First).Sum(s => s.BaseAmount)))
            .OrderBy(r => r.Until).ThenBy(r => r.Supplier, StringComparer.CurrentCulture).ToList();
        return View(new PrepaidPage(asked, rows, company.Current.BaseCurrency,
            await shares.OutstandingAsync(asked.Last, ct)));
    }

    /// <summary>Posts what months cost up to this one.</summary>
    [HttpPost(""), RequirePermission(FinancePermissions.ClosePeriods)]
    public Task<IActionResult> Post(string? month, CancellationToken ct) => TryAsync("/finance/prepaid-costs",
        async () =>
        {
            var asked = MonthOf(month);
            await shares.PostAsync(asked.Last, ct);
            return Saved($"/finance/prepaid-costs?month={asked.Key}", T["Prepaid costs posted"]);
        });

    private ClosingMonth MonthOf(string? month) =>
        month is null ? ClosingMonth.Of(clock.Today).Before : ClosingMonth.Parse(month).OrNotFound();
}

/// <summary>A line that is spread, in base currency.</summary>
/// <param name="Posted">What became a cost.</param>
/// <param name="Due">What of the rest is a cost up to the asked month.</param>
internal sealed record PrepaidRow(Guid BillId, string Number, string Supplier, string Description, DateOnly From,
    DateOnly Until, decimal Cost, decimal Posted, decimal Due)
{
    public decimal Left => Cost - Posted;
}

/// <param name="Outstanding">Shares up to the asked month that are still to be posted.</param>
internal sealed record PrepaidPage(ClosingMonth Month, IReadOnlyList<PrepaidRow> Rows, string BaseCurrency,
    int Outstanding);
