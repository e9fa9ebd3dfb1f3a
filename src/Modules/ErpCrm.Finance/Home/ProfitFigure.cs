using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Reports;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Home;

/// <summary>What the books say was earned this month, beside the month before.</summary>
internal sealed class ProfitFigure(FinanceDbContext db, LedgerSums sums, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : IHomeFigures
{
    public async Task<IReadOnlyList<HomeFigure>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.ViewLedger)) return [];
        var month = ReportDays.MonthOf(clock.Today);
        var (now, before) = await db.KeptAsync($"profit {month.From:O} {company.Current.BaseCurrency}", null,
            [typeof(Journal), typeof(Account)], () => ReadAsync(month, ct));
        var url = new ReportAsk { From = month.From, To = month.To, By = ReportSpan.Total }
            .At(ReportUrls.ProfitAndLoss);
        return
        [
            new HomeFigure("finance.profit", T["Profit this month"], Shown(now), T["{0} last month", Shown(before)],
                url, now < 0 ? "red" : null, 45),
        ];
    }

    private async Task<(decimal Now, decimal Before)> ReadAsync(ReportDays month, CancellationToken ct)
    {
        var accounts = (await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.Class }).ToListAsync(ct))
            .Where(a => !a.Class.TypeOf().IsOfBalanceSheet()).Select(a => a.Id).ToList();
        var moved = await sums.ReadAsync(new SumQuery(month.Previous().From, month.To, By: SumBy.Month,
            Accounts: accounts, WithoutYearEnd: true), ct);
        return (Of(month.From), Of(month.Previous().From));

        decimal Of(DateOnly first) => -moved.Where(s => s.Month == first).Sum(s => s.BaseAmount);
    }

    private string Shown(decimal amount) => Format.Money(amount, company.Current.BaseCurrency, 0);
}
