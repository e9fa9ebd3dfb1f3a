using ErpCrm.Finance.Payroll.Runs;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Steps;

/// <summary>The month's payroll is no cost before it is posted.</summary>
internal sealed class PayrollStep(FinanceDbContext db) : IClosingStep
{
    public string Key => "payroll";

    public int Order => 60;

    public string Title => "Post the payroll";

    public string About => "Pay and contributions are a cost of the month when its payroll run is posted.";

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct)
    {
        var (first, last) = (month.First, month.Last);
        var isPaid = await db.PersonSalaries.AnyAsync(s => s.ValidFrom <= last, ct);
        var isPosted = isPaid && await db.PayrollRuns.AnyAsync(
            r => r.OpenMonth == first && r.State == PayrollState.Posted, ct);
        return ClosingState.OfLeft(isPaid && !isPosted ? 1 : 0, "{0} payroll run|{0} payroll runs", "/finance/payroll");
    }
}
