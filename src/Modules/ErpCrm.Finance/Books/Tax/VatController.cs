using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Tax;

/// <summary>VAT by period and rate down to the documents, its return and its payment.</summary>
[Route("finance/reports/vat")]
internal sealed class VatController(FinanceDbContext db, VatReport report, VatEntries entries, VatSettling settling,
    SalesTaxReport salesTax, IBusinessClock clock, ICompanyProfile company, IStringLocalizer<FinanceText> T)
    : PageController
{
    private const string Address = "/finance/reports/vat";

    [HttpGet(""), RequirePermission(FinancePermissions.ViewLedger)]
    public async Task<IActionResult> Index(string? from, string? to, [FromQuery(Name = "as")] string? form,
        CancellationToken ct)
    {
        var page = await LoadAsync(MonthSpan.Read(from, to, clock.Today), ct);
        return TableFile.IsAsked(form)
            ? await page.ToFile(T).AnswerAsync(form, $"vat-{page.Period.From.Key}-{page.Period.To.Key}", ct)
            : View(page);
    }

    [HttpGet("entries"), RequirePermission(FinancePermissions.ViewLedger)]
    public async Task<IActionResult> Entries(string? from, string? to, VatSide side, decimal? percent,
        [FromQuery(Name = "as")] string? form, CancellationToken ct)
    {
        var period = MonthSpan.Read(from, to, clock.Today);
        if (TableFile.IsAsked(form))
            return await entries.ToFile(period, side, percent, T, ct)
                .AnswerAsync(form, $"vat-{period.From.Key}-{period.To.Key}-documents", ct);
        var found = await entries.ReadAsync(period, side, percent, VatEntries.Shown + 1, ct);
        return View(new VatEntriesPage(period, side, percent, [.. found.Take(VatEntries.Shown)],
            found.Count > VatEntries.Shown, company.Current.BaseCurrency));
    }

    [HttpGet("sales-tax"), RequirePermission(FinancePermissions.ViewLedger)]
    public async Task<IActionResult> SalesTax(string? from, string? to, [FromQuery(Name = "as")] string? form,
        CancellationToken ct)
    {
        var period = MonthSpan.Read(from, to, clock.Today);
        var page = new SalesTaxPage(period, await salesTax.ReadAsync(period.From.First, period.To.Last, ct),
            company.Current.BaseCurrency);
        return TableFile.IsAsked(form)
            ? await page.ToFile(T).AnswerAsync(form, $"sales-tax-{period.From.Key}-{period.To.Key}", ct)
            : View(page);
    }

    [HttpPost("declare"), RequirePermission(FinancePermissions.ClosePeriods)]
    public Task<IActionResult> Declare(string? from, string? to, CancellationToken ct)
    {
        var period = MonthSpan.Read(from, to, clock.Today);
        return TryAsync($"{Address}?{period.Query}", async () =>
        {
            if (period.To.Last >= clock.Today) throw new BusinessRuleException("These months are not over yet.");
            var run = await settling.DeclareAsync(period, ct);
            return Saved($"/finance/month-end/runs/{run.Id}", T["{0} is posted", run.Code]);
        });
    }

    [HttpGet("pay"), RequirePermission(FinancePermissions.ClosePeriods)]
    public async Task<IActionResult> Pay(string? from, string? to, CancellationToken ct)
    {
        var page = await LoadAsync(MonthSpan.Read(from, to, clock.Today), ct);
        var form = new VatPaymentForm { PaidOn = clock.Today, Amount = page.Net > 0 ? page.Net : null };
        await form.PrepareAsync(db, company.Current.BaseCurrency, ct);
        return View(form);
    }

    [HttpPost("pay"), RequirePermission(FinancePermissions.ClosePeriods)]
    public Task<IActionResult> Pay(VatPaymentForm form, CancellationToken ct) => TrySaveAsync("Pay", form, async () =>
    {
        var today = clock.Today;
        if (form.PaidOn > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(form.PaidOn) };
        var currency = company.Current.BaseCurrency;
        var account = await db.BankAccounts.OneAsync(form.BankAccountId!.Value, ct);
        var amount = Currencies.Exact(form.Amount!.Value, currency, nameof(form.Amount));
        var run = await settling.PayAsync(form.PaidOn!.Value, amount, account, currency, ct);
        return Saved($"/finance/month-end/runs/{run.Id}", T["{0} is posted", run.Code]);
    }, again => again.PrepareAsync(db, company.Current.BaseCurrency, ct));

    private async Task<VatPage> LoadAsync(MonthSpan period, CancellationToken ct)
    {
        var page = await VatPage.LoadAsync(db, report, period, company.Current.BaseCurrency, clock.Today, ct);
        return page with
        {
            SalesTax = SalesTaxRow.Of(await salesTax.ReadAsync(period.From.First, period.To.Last, ct)),
        };
    }
}
