using System.Globalization;
using ErpCrm.Finance.Books.Reports;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Receivables;

/// <summary>Who owes how much since when, as of any day, down to the documents; page and file.</summary>
[Route("finance/receivables/ageing"), RequirePermission(FinancePermissions.ViewCustomers)]
internal sealed class AgeingController(AgeingReading reading, IBusinessClock clock, ICompanyProfile company,
    ICurrentUser me, IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AgeingAsk ask, [FromQuery(Name = "as")] string? form, CancellationToken ct)
    {
        var report = await reading.ReportAsync(ask, ct);
        var page = new AgeingPage(report, me.Can(FinancePermissions.ViewLedger)
            ? account => $"{ReportUrls.GeneralLedger}?account={account}&to={Key(report.Day)}"
            : null);
        if (!TableFile.IsAsked(form)) return View(page);
        return await page.TableIn(texts, all: true).ToFile(texts["Code"], texts["Currency"], report.Currency)
            .AnswerAsync(form, $"ageing-{Key(report.Day)}", ct);
    }

    [HttpGet("invoices")]
    public async Task<IActionResult> Invoices(AgeingAsk ask, [FromQuery(Name = "as")] string? form,
        CancellationToken ct)
    {
        var (items, names) = await reading.ItemsAsync(ask, ct);
        var day = ask.Day(clock.Today);
        var page = new AgedItemsPage(ask, day, items, names, ask.CurrencyCode() ?? company.Current.BaseCurrency);
        return TableFile.IsAsked(form)
            ? await page.ToFile(texts).AnswerAsync(form, $"ageing-{Key(day)}-documents", ct)
            : View(page);
    }

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
