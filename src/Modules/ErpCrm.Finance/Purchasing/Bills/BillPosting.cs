using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Purchasing.Prepaid;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>
/// Puts bills into the books and takes them out: everything that follows, costs of projects, work to bill on, shares of
/// later months, is saved with it. Where a policy asks somebody, a bill is handed in instead.
/// </summary>
internal sealed class BillPosting(
    FinanceDbContext db, ICompanyProfile company, ICurrentUser me, IBusinessClock clock, IApprovalDesk desk,
    IOpenDays days)
{
    /// <summary>Posts a draft, or hands it in.</summary>
    /// <exception cref="BusinessRuleException">Something is missing, or it changed since it was seen.</exception>
    public async Task<BillState> PostOrSubmitAsync(Guid id, int? version, CancellationToken ct)
    {
        var seen = await db.Bills.AsNoTracking().Whole().OneAsync(id, ct);
        RequireSeen(seen, version);
        seen.RequirePostable();
        var asks = await AsksAsync(seen, ct);
        return await db.InTransactionAsync(async token =>
        {
            var bill = await db.Bills.Whole().SingleAsync(b => b.Id == id, token);
            RequireSeen(bill, version);
            await ApplyAsync(bill, asks, token);
            await db.SaveChangesAsync(token);
            return bill.State;
        }, ct);
    }

    /// <summary>Whether somebody is asked before it is posted. Asked outside of the transaction.</summary>
    public async Task<bool> AsksAsync(Bill bill, CancellationToken ct) =>
        await desk.IsOnAsync(Kinds.Bill, ct) && await desk.AsksAsync(Kinds.Bill, await FactsAsync(bill, ct), ct);

    /// <summary>Within a transaction; the caller saves.</summary>
    public async Task ApplyAsync(Bill bill, bool asks, CancellationToken ct)
    {
        if (asks) bill.Submit(SubmitterOf(bill), clock.UtcNow);
        else await PostAsync(bill, ct);
    }

    /// <summary>Posts it with what follows; within a transaction, the caller saves.</summary>
    public async Task PostAsync(Bill bill, CancellationToken ct)
    {
        var ids = bill.Lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        var projects = await db.Projects.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var rates = await Rates.ReadAsync(db, company,
            [bill.Currency, .. projects.Values.Where(p => IsBilledOn(bill, p)).Select(p => p.Currency)], ct);
        bill.Post(new BillPostingTerms(
            bill.PostedOn ?? await days.FirstOpenAsync(bill.BilledOn, ct), clock.Today,
            rates.Require(bill.Currency, bill.BilledOn), company.Current.BaseCurrency,
            await db.ExpenseCategories.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Cost, ct),
            projects.ToDictionary(p => p.Key, p => p.Value.EngagementId)));
        foreach (var line in bill.Lines.Where(l => l.IsRebillable))
        {
            var project = projects[line.ProjectId!.Value];
            db.Add(new Delivery(BillingSourceKind.Expense, line.Id, project, line.Description, 1,
                PriceOf(bill, line, project, rates), bill.BilledOn).Approved(me.Name));
        }

        db.AddRange(PrepaidPlan.Of(bill, company.Current.BaseCurrency));
    }

    /// <summary>Takes a mistake out of the books.</summary>
    /// <exception cref="BusinessRuleException">Something of it is paid, used or billed on.</exception>
    public Task VoidAsync(Guid id, int version, DateOnly on, string? reason, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var bill = await db.Bills.Whole().SingleAsync(b => b.Id == id, token);
            RequireSeen(bill, version);
            if (on > clock.Today)
                throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(Bill.VoidedOn) };
            if (await db.PaymentRunItems.AnyAsync(i => i.BillId == id && i.PaymentId == null
                && db.PaymentRuns.Any(r => r.Id == i.PaymentRunId && r.IsOpen), token))
                throw new BusinessRuleException("It is in a payment run. Take it out there first.");
            await RebilledLines.WithdrawAsync(db, [.. bill.Lines.Where(l => l.IsRebillable).Select(l => l.Id)], token);
            bill.Void(on, reason);
            db.RemoveRange(await db.PrepaidShares.Where(s => s.BillId == id && s.PostedOn == null).ToListAsync(token));
            await db.SaveChangesAsync(token);
        }, ct);

    /// <summary>What policies ask of a bill.</summary>
    public async Task<ApprovalFacts> FactsAsync(Bill bill, CancellationToken ct)
    {
        var rates = await Rates.LoadAsync(db, company, ct);
        var ids = bill.Lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        var managers = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id) && p.ManagerId != null)
            .Select(p => p.ManagerId!.Value).Distinct().ToListAsync(ct);
        return new ApprovalFacts(bill.Id, bill.SubmittedAt ?? default, bill.SubmittedById ?? SubmitterOf(bill))
        {
            Amount = new Money(bill.Gross, bill.Currency),
            BaseAmount = rates.ToBase(bill.Gross, bill.Currency, bill.BilledOn),
            CategoryId = bill.Lines.OrderByDescending(l => l.Net).ThenBy(l => l.Position).FirstOrDefault()?.CategoryId,
            ProjectIds = ids,
            ManagerIds = [.. managers.Order()],
        };
    }

    /// <exception cref="BusinessRuleException">Somebody changed it since it was shown.</exception>
    public static void RequireSeen(Bill bill, int? version)
    {
        if (version is { } seen && bill.Version != seen)
            throw new BusinessRuleException("The bill changed meanwhile. Look at it again.");
    }

    // What a job hands in is of whoever planned it.
    private Guid SubmitterOf(Bill bill) => me.Id == Guid.Empty ? bill.RecordedById : me.Id;

    private static bool IsBilledOn(Bill bill, ProjectCopy project) =>
        bill.Lines.Any(l => l.IsRebillable && l.ProjectId == project.Id);

    // In contract currency at the rates of the day of the bill, plus the mark-up (domain-rules §6, §10).
    private static decimal PriceOf(Bill bill, BillLine line, ProjectCopy project, ExchangeRateTable rates) =>
        bill.Currency == project.Currency
            ? ExpenseApproval.PriceOf(line.Cost, 1, 1, project.Currency, line.MarkupPercent)
            : ExpenseApproval.PriceOf(line.Cost, bill.ExchangeRate, rates.Require(project.Currency, bill.BilledOn),
                project.Currency, line.MarkupPercent);
}
