using ErpCrm.Contracts;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Purchasing.Prepaid;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>A line with what it names.</summary>
internal sealed record ShownBillLine(BillLine Line, string? Category, string? Account, ProjectCopy? Project);

/// <summary>What settled a part of a bill; of a supplier's credit, what it was used for.</summary>
/// <param name="Title">A payment's day, or the number of the other document.</param>
/// <param name="ExchangeDifference">Realised, base currency; negative when it cost more.</param>
internal sealed record BillSettling(string Url, string Title, bool IsPayment, DateOnly On, decimal Amount,
    decimal ExchangeDifference);

/// <summary>A record that a bill came from, or lies in.</summary>
internal sealed record BillPlace(Guid Id, string Name);

/// <summary>One bill and what the reader may do with it.</summary>
internal sealed record BillPage(Bill Bill, Supplier Supplier, IReadOnlyList<ShownBillLine> Lines, string RecordedBy,
    string? DecidedBy)
{
    public IReadOnlyList<BillSettling> Settlings { get; init; } = [];

    /// <summary>What its spread lines are a cost of, month by month.</summary>
    public IReadOnlyList<PrepaidShare> Shares { get; init; } = [];

    /// <summary>The recurring bill that made it.</summary>
    public BillPlace? Recurring { get; init; }

    /// <summary>The payment run that is about to pay it.</summary>
    public BillPlace? Run { get; init; }

    public bool MayDecide { get; init; }
    public bool WaitsForOthers { get; init; }
    public string BaseCurrency { get; init; } = "";
    public DateOnly Today { get; init; }
}

/// <summary>Reads what the page of a bill shows.</summary>
internal sealed class BillPages(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IBillAccounts accounts,
    IStringLocalizer<FinanceText> T)
{
    public async Task<BillPage> LoadAsync(Guid id, CancellationToken ct)
    {
        var bill = await db.Bills.AsNoTracking().VisibleTo(me).Whole().OneAsync(id, ct);
        var names = await db.Users.Where(u => u.Id == bill.RecordedById || u.Id == bill.DecidedById)
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var waits = bill.State == BillState.Waiting;
        return new BillPage(
            bill,
            await db.Suppliers.AsNoTracking().SingleAsync(s => s.Id == bill.SupplierId, ct),
            await LinesAsync(bill, ct),
            names.GetValueOrDefault(bill.RecordedById, ""),
            bill.DecidedById is { } decider ? names.GetValueOrDefault(decider) : null)
        {
            Settlings = await SettlingsAsync(bill, ct),
            Shares = await db.PrepaidShares.AsNoTracking().Where(s => s.BillId == id).OrderBy(s => s.Month)
                .ThenBy(s => s.BillLineId).ToListAsync(ct),
            Recurring = await (
                from occurrence in db.RecurringOccurrences
                join recurring in db.RecurringBills on occurrence.RecurringBillId equals recurring.Id
                where occurrence.BillId == id
                select new BillPlace(recurring.Id, recurring.Name)).FirstOrDefaultAsync(ct),
            Run = await (
                from item in db.PaymentRunItems
                join run in db.PaymentRuns on item.PaymentRunId equals run.Id
                where item.BillId == id && run.IsOpen
                select new BillPlace(run.Id, run.Name)).FirstOrDefaultAsync(ct),
            MayDecide = waits && await db.Bills.DecidedBy(me, company.Current).AnyAsync(b => b.Id == id, ct),
            WaitsForOthers = waits && bill.SubmittedById == me.Id && !company.Current.AllowsOwnDecisions
                && me.Can(FinancePermissions.ApproveBills),
            BaseCurrency = company.Current.BaseCurrency,
            Today = clock.Today,
        };
    }

    private async Task<IReadOnlyList<ShownBillLine>> LinesAsync(Bill bill, CancellationToken ct)
    {
        var projectIds = Ids(bill, l => l.ProjectId);
        var projects = await db.Projects.AsNoTracking().Where(p => projectIds.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, ct);
        var categoryIds = Ids(bill, l => l.CategoryId);
        var categories = await db.ExpenseCategories.AsNoTracking().Where(c => categoryIds.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.IsBuiltIn ? T[c.Name].Value : c.Name, ct);
        var named = await accounts.NamesAsync(Ids(bill, l => l.AccountId), ct);
        return
        [
            .. bill.Lines.OrderBy(l => l.Position).Select(l => new ShownBillLine(
                l,
                l.CategoryId is { } category ? categories.GetValueOrDefault(category) : null,
                l.AccountId is { } account ? named.GetValueOrDefault(account) : null,
                l.ProjectId is { } project ? projects.GetValueOrDefault(project) : null)),
        ];
    }

    private async Task<IReadOnlyList<BillSettling>> SettlingsAsync(Bill bill, CancellationToken ct)
    {
        var id = bill.Id;
        var used = bill.Kind == BillKind.CreditNote
            ? await (from a in db.SupplierAllocations
                     join b in db.Bills on a.BillId equals b.Id
                     where a.CreditNoteId == id
                     select new { Document = b.Id, b.Number, a.On, a.Amount, a.ExchangeDifference, a.Id })
                .ToListAsync(ct)
            : await (from a in db.SupplierAllocations
                     join n in db.Bills on a.CreditNoteId equals (Guid?)n.Id
                     where a.BillId == id
                     select new { Document = n.Id, n.Number, a.On, a.Amount, a.ExchangeDifference, a.Id })
                .ToListAsync(ct);
        var paid = await (
            from a in db.SupplierAllocations
            join p in db.SupplierPayments on a.PaymentId equals (Guid?)p.Id
            where a.BillId == id
            select new { Document = p.Id, p.Reference, a.On, a.Amount, a.ExchangeDifference, a.Id }).ToListAsync(ct);
        var back = await db.SupplierPayments.AsNoTracking().Where(p => p.RefundsCreditNoteId == id)
            .Select(p => new { p.Id, p.Reference, p.PaidOn, p.Amount, p.ExchangeDifference }).ToListAsync(ct);
        return
        [
            .. used.Select(a => (a.Id, Row: new BillSettling($"/finance/bills/{a.Document}", a.Number, false, a.On,
                    a.Amount, a.ExchangeDifference)))
                .Concat(paid.Select(a => (a.Id, Row: new BillSettling($"/finance/supplier-payments/{a.Document}",
                    a.Reference, true, a.On, a.Amount, a.ExchangeDifference))))
                .Concat(back.Select(p => (p.Id, Row: new BillSettling($"/finance/supplier-payments/{p.Id}",
                    p.Reference, true, p.PaidOn, -p.Amount, p.ExchangeDifference))))
                .OrderBy(s => s.Row.On).ThenBy(s => s.Id).Select(s => s.Row),
        ];
    }

    private static List<Guid> Ids(Bill bill, Func<BillLine, Guid?> of) =>
        [.. bill.Lines.Select(of).OfType<Guid>().Distinct()];
}
