using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What the controllers of reports share: a page, or the same table as a file (<c>?as=csv</c>,
/// <c>?as=xlsx</c>).</summary>
internal abstract class ReportController : PageController
{
    protected async Task<IActionResult> ShowAsync(string view, object page, ReportTable table, Asked asked,
        string? form, CancellationToken ct)
    {
        if (!TableFile.IsAsked(form)) return View(view, page);
        var texts = HttpContext.RequestServices.GetRequiredService<IStringLocalizer<FinanceText>>();
        var name = $"{Request.Path.Value!.Split('/')[^1]}-{asked.Days.To:yyyy-MM-dd}";
        return await table.ToFile(texts["Code"], texts["Currency"], asked.Currency).AnswerAsync(form, name, ct);
    }
}
