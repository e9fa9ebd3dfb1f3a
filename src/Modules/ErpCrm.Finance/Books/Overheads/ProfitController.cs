using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Overheads;

/// <summary>Contribution, overhead and net of projects, clients and departments (domain-rules §13, §14).</summary>
[Route("finance/reports/profit"), RequirePermission(FinancePermissions.ViewProfit)]
internal sealed class ProfitController(FinanceDbContext db, ProfitReading reading, LedgerSums sums, ICurrentUser me,
    IBusinessClock clock, ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    private string Base => company.Current.BaseCurrency;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? from, string? to, ProfitBy by, OverheadBasis? basis,
        [FromQuery(Name = "as")] string? form, CancellationToken ct)
    {
        var page = await ProfitPage.LoadAsync(db, reading, MonthSpan.Read(from, to, clock.Today), by,
            basis ?? await reading.BasisAsync(ct), Base, ct);
        return TableFile.IsAsked(form)
            ? await page.ToFile(T).AnswerAsync(form, $"profit-{page.Period.From.Key}-{page.Period.To.Key}", ct)
            : View(page);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, string? from, string? to, OverheadBasis? basis,
        CancellationToken ct)
    {
        var title = (await db.Projects.AsNoTracking().Where(p => p.Id == id).Select(p => p.Code + " " + p.Name)
            .FirstOrDefaultAsync(ct)).OrNotFound();
        var period = MonthSpan.Read(from, to, clock.Today);
        var by = basis ?? await reading.BasisAsync(ct);
        var whole = await reading.ReadAsync(period.From.First, period.To.Last, by, Base, ct);
        var share = whole.Projects.FirstOrDefault(p => p.Project.ProjectId == id).Share ?? ProfitShare.Nothing;
        return View(new ProjectProfitPage(period, by, id, title, share, whole.Overhead, WeightOf(share, by),
            whole.Projects.Sum(p => Math.Max(0, WeightOf(p.Share, by))), await AccountsAsync(id, period, ct), Base));
    }

    /// <summary>By what overhead is shared from now on.</summary>
    [HttpPost("basis"), RequirePermission(FinancePermissions.EditLedger)]
    public async Task<IActionResult> Choose(OverheadBasis basis, CancellationToken ct)
    {
        if (await db.OverheadSettings.FirstOrDefaultAsync(ct) is { } known) known.Choose(basis, me.Id, clock.UtcNow);
        else db.Add(new OverheadSetting(basis, me.Id, clock.UtcNow));
        await db.SaveChangesAsync(ct);
        return Saved("/finance/reports/profit", T["Overhead is shared by: {0}", T[ProfitWords.Of(basis)].Value]);
    }

    private static decimal WeightOf(ProfitShare share, OverheadBasis basis) => basis switch
    {
        OverheadBasis.Hours => share.Minutes,
        OverheadBasis.Revenue => share.Revenue,
        _ => share.Labour,
    };

    private async Task<IReadOnlyList<ProfitAccount>> AccountsAsync(Guid project, MonthSpan period,
        CancellationToken ct)
    {
        // Pay is not among them: hours on the project are valued already.
        var accounts = (await db.Accounts.AsNoTracking().ToListAsync(ct)).Where(a => !a.Type.IsOfBalanceSheet()
            && a.Role is not (AccountRole.Wages or AccountRole.EmployerContributions)).ToDictionary(a => a.Id);
        var read = await sums.ReadAsync(new SumQuery(period.From.First, period.To.Last, Accounts: accounts.Keys,
            ProjectId: project, WithoutYearEnd: true), ct);
        return [.. read.Where(s => s.BaseAmount != 0).Select(s => new ProfitAccount(s.AccountId,
            accounts[s.AccountId].Code, T[accounts[s.AccountId].Name], -s.BaseAmount))
            .OrderBy(a => a.Code, StringComparer.Ordinal)];
    }
}
