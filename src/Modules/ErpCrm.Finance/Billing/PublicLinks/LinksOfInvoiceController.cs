using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.PublicLinks;

/// <summary>Links to an invoice are made and taken back.</summary>
[Route("finance/invoices/{id:guid}/links"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class LinksOfInvoiceController(FinanceDbContext db, InvoiceLinks links, ICurrentUser me,
    IBusinessClock clock, IStringLocalizer<FinanceText> texts) : PageController
{
    /// <summary>Key under which the next page is told the new link; it is shown once.</summary>
    public const string NewLink = "NewInvoiceLink";

    [HttpPost("")]
    public async Task<IActionResult> Make(Guid id, DateOnly? expiresOn, CancellationToken ct)
    {
        var invoice = await db.Invoices.ChangeableBy(me).OneAsync(id, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            var url = links.Make(invoice, expiresOn ?? clock.Today.AddDays(PublicLink.UsualDays), Request);
            await db.SaveChangesAsync(ct);
            TempData[NewLink] = url;
            return Saved(UrlOf(id), texts["The link is made"]);
        });
    }

    [HttpPost("{publicLinkId:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, Guid publicLinkId, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().ChangeableBy(me).OneAsync(id, ct);
        var link = await db.PublicLinks.OneAsync(l => l.Id == publicLinkId && l.InvoiceId == invoice.Id, ct);
        return await TryAsync(UrlOf(id), async () =>
        {
            link.Revoke(clock.UtcNow);
            await db.SaveChangesAsync(ct);
            return Saved(UrlOf(id), texts["The link opens nothing any more"]);
        });
    }

    private static string UrlOf(Guid id) => $"/finance/invoices/{id}";
}
