using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Expenses: approved ones have their cost, those that clients pay for are delivered once, and lines go with
/// their claim.</summary>
internal sealed class ExpenseCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Expenses: approved ones have their cost, re-billable ones are delivered (§6, §10)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var delivered = await db.Deliveries.AsNoTracking().Where(d => d.Kind == BillingSourceKind.Expense)
            .ToDictionaryAsync(d => d.SourceId, ct);
        var projects = (await db.Projects.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        await foreach (var expense in db.Expenses.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var isApproved = expense.State is ExpenseState.Approved or ExpenseState.Paid;
            if (isApproved != expense.BaseNet is not null)
                yield return Of(expense, $"it is {expense.State} with cost “{expense.BaseNet}”");
            if (expense.State == ExpenseState.Paid != expense.PaidOn is not null)
                yield return Of(expense, $"it is {expense.State}, paid on “{expense.PaidOn}”");
            if (expense.ProjectId is { } project && !projects.Contains(project))
                yield return Of(expense, $"its project {project} is not known");
            var isBilled = isApproved && expense.IsRebillable;
            var delivery = delivered.GetValueOrDefault(expense.Id);
            if (isBilled != delivery is not null)
                yield return Of(expense,
                    $"it is {expense.State}, re-billable {expense.IsRebillable}, and {(isBilled ? "not delivered" : "delivered")}");
            else if (delivery is not null
                && (delivery.DeliveredOn, delivery.UnitPrice) != (expense.SpentOn, PriceOf(expense, delivery)))
                yield return Of(expense,
                    $"it costs {expense.Net} {expense.Currency} with {expense.MarkupPercent} % on {expense.SpentOn}, and is billed for {delivery.UnitPrice} {delivery.Currency} of {delivery.DeliveredOn}");
        }

        foreach (var finding in await ClaimsAsync(ct)) yield return finding;
    }

    private async Task<IReadOnlyList<Finding>> ClaimsAsync(CancellationToken ct)
    {
        var lines = (await db.Expenses.AsNoTracking().Where(e => e.ClaimId != null).ToListAsync(ct))
            .ToLookup(e => e.ClaimId!.Value);
        var found = new List<Finding>();
        foreach (var claim in await db.ExpenseClaims.AsNoTracking().ToListAsync(ct))
        {
            var its = lines[claim.Id].ToList();
            if (its.Count != claim.LineCount)
                found.Add(Of(claim, $"it says {claim.LineCount} lines and has {its.Count}"));
            found.AddRange(its.Where(l => l.RecordedById != claim.RecordedById || StateOf(l, claim) != l.State)
                .Select(l => Of(claim, $"it is {claim.State}, and its line {l.Id} of {l.RecordedById} is {l.State}")));
            var owed = its.Where(l => !l.IsByCard).Sum(l => l.Payable ?? 0);
            if (claim.State is ExpenseState.Approved or ExpenseState.Paid && owed != claim.Total)
                found.Add(Of(claim, $"its lines are owed {owed}, it says {claim.Total} {claim.Currency}"));
        }

        return found;
    }

    // What a card paid is paid as soon as it is approved; what was sent back can be corrected line by line.
    private static ExpenseState StateOf(Expense line, ExpenseClaim claim) => claim.State switch
    {
        ExpenseState.Approved when line.IsByCard => ExpenseState.Paid,
        ExpenseState.Draft or ExpenseState.SentBack => line.IsEditable ? line.State : ExpenseState.Draft,
        var state => state,
    };

    private static Finding Of(ExpenseClaim claim, FormattableString problem) =>
        Finding.Of("ExpenseClaim", claim.Id, problem);

    // At the rates of its day when it was approved; they may have been
    // corrected since, so only the same currency is computed again.
    private static decimal PriceOf(Expense expense, Delivery delivery) =>
        expense.Currency == delivery.Currency
            ? ExpenseApproval.PriceOf(expense.Net, 1, 1, expense.Currency, expense.MarkupPercent)
            : delivery.UnitPrice;

    private static Finding Of(Expense expense, FormattableString problem) => Finding.Of("Expense", expense.Id, problem);
}
