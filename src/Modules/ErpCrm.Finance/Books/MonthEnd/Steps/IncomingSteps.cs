using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Treasury.Banking.Statements;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Steps;

/// <summary>Bills of the month that are not in the books.</summary>
internal sealed class BillsStep(FinanceDbContext db) : IClosingStep
{
    public string Key => "bills";

    public int Order => 50;

    public string Title => "Post bills of suppliers";

    public string About => "A bill that is a draft, or waits for somebody, is no cost yet.";

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => ClosingState.OfLeft(
        await db.Set<Bill>().CountAsync(b => b.BilledOn <= month.Last && (b.State == BillState.Draft
            || b.State == BillState.Waiting || b.State == BillState.SentBack), ct),
        "{0} bill|{0} bills", "/finance/bills");
}

/// <summary>Lines of bank statements of which nobody said what they are.</summary>
internal sealed class BankLinesStep(FinanceDbContext db) : IClosingStep
{
    public string Key => "bank-lines";

    public int Order => 40;

    public string Title => "Match bank statements";

    public string About => "Money that came and went and lies on the suspense account until somebody says what it is.";

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => ClosingState.OfLeft(
        await db.Set<BankLine>().CountAsync(l => l.State == BankLineState.Unmatched && l.On <= month.Last, ct),
        "{0} bank line|{0} bank lines", "/finance/bank");
}
