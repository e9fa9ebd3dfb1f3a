using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ErpCrm.Finance.Billing.PublicLinks;

/// <summary>
/// Where a link leads: one issued invoice, for whoever has its token, without signing in. It sets no cookie, runs no
/// script, leads nowhere else, and of what it does not open it says nothing.
/// </summary>
[Route("i"), AllowAnonymous]
internal sealed class InvoiceByLinkController(FinanceDbContext db, InvoiceLinks links, DocumentPrinter printer,
    PublicLinkThrottle throttle, IBusinessClock clock) : PageController, IAsyncResultFilter
{
    private const string RetrySeconds = "60";

    [HttpGet("{token}")]
    public async Task<IActionResult> Show(string token, CancellationToken ct)
    {
        var (link, refusal) = await OpenAsync(token, ct);
        if (link is null) return refusal!;
        var shared = await SharedInvoice.LoadAsync(db, link.InvoiceId, token, clock.Today, ct);
        if (shared is null) return Nothing(StatusCodes.Status404NotFound);
        await links.CountAsync(link, ct);
        return View(shared);
    }

    [HttpGet("{token}/pdf")]
    public async Task<IActionResult> Pdf(string token, bool download, CancellationToken ct)
    {
        var (link, refusal) = await OpenAsync(token, ct);
        if (link is null) return refusal!;
        var shared = await SharedInvoice.LoadAsync(db, link.InvoiceId, token, clock.Today, ct);
        return shared is not null && await printer.FileAsync(link.InvoiceId, ct) is { } file
            ? PdfAnswer.Of(Response, file.Pdf, shared.Document.Number, download)
            : Nothing(StatusCodes.Status404NotFound);
    }

    // The document speaks its customer's language, whatever the browser asks for.
    async Task IAsyncResultFilter.OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        using var speaking = context.Result is ViewResult { Model: SharedInvoice shared }
            ? new Speaking(shared.Document.Language)
            : null;
        await next();
    }

    private async Task<(PublicLink? Link, IActionResult? Refusal)> OpenAsync(string token, CancellationToken ct)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        if (!throttle.Allows(NetworkAddress.SourceOf(HttpContext)))
        {
            Response.Headers.RetryAfter = RetrySeconds;
            return (null, Nothing(StatusCodes.Status429TooManyRequests));
        }

        if (await links.FindAsync(token, ct) is not { } link) return (null, Nothing(StatusCodes.Status404NotFound));
        return link.IsGoodOn(clock.Today) ? (link, null) : (null, Nothing(StatusCodes.Status410Gone));
    }

    // The same page for all of them: what was there, or why it is not, is nobody's business.
    private ViewResult Nothing(int status)
    {
        Response.StatusCode = status;
        return View("Gone");
    }
}
