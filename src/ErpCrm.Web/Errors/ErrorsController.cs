using System.Diagnostics;
using System.Globalization;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Errors;

/// <summary>
/// The page for a failed request: what happened, whether anything was
/// changed, the number support needs. A failed action inside a page
/// is answered by one line instead, and the page stays.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorsController(IStringLocalizer<SharedText> texts, IStringLocalizerFactory factory,
    IDatabase database) : PageController
{
    // Without a verb: the failed request is run again with its own.
    [Route("error/{status:int:range(400,599)}")]
    public IActionResult Index()
    {
        // Not bound: a form that cannot be read stops the binding of everything.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>();
        var failure = failed?.Error;
        var page = failure switch
        {
            _ when HttpContext.Items.ContainsKey(Submission.Reused) =>
                ErrorPage.Reused(RepeatedForm.Of(Request, OriginalAddress())),
            BusinessRuleException refusal =>
                ErrorPage.Refused(refusal.Of(factory.For((refusal.TargetSite?.DeclaringType ?? GetType()).Assembly))),
            DbUpdateConcurrencyException => ErrorPage.For(409),
            BadHttpRequestException bad => ErrorPage.For(bad.StatusCode),
            not null when (FileTrouble.Of(failure) ?? database.TroubleOf(failure)) is { } trouble =>
                ErrorPage.Of(trouble) with { Repeat = RepeatedForm.Of(Request, failed?.Path) },
            _ => ErrorPage.For(LeadsNowhere(status) ? 404 : status),
        };
        page = page with { RequestId = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier };

        Response.StatusCode = page.Status;
        ViewData["Title"] = texts[page.Title].Value;
        if (!Request.IsAction()) return View("Index", page);

        var text = page.Detail ?? texts[page.Text].Value;
        Toasts.Add(TempData,
            new ToastMessage(page.Status >= 500 ? $"{text} {page.RequestId}" : text, null, Failed: true));
        return PartialView("_Toasts");
    }

    private string? OriginalAddress() => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } original
        ? original.OriginalPath + original.OriginalQueryString
        : null;

    // Everything that states no permission is closed, addresses that do not exist included.
    private bool LeadsNowhere(int status) =>
        status == 403 && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { Endpoint: null };
}
