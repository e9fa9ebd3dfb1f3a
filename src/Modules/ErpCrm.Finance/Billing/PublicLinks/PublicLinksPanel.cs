using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Mails;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.PublicLinks;

/// <summary>How an issued invoice reached its customer: mails that brought it, and links to it.</summary>
internal sealed class PublicLinksPanel(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    InvoiceSides sides) : PanelComponent
{
    private const int Newest = 20;

    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        if (await sides.OfAsync(subject, ct) is not { Invoice: { IsDraft: false, IsCarriedOver: false } } side)
            return Content("");
        List<PublicLink> links = side.HasLinks
            ? await db.PublicLinks.AsNoTracking().Where(l => l.InvoiceId == subject)
                .OrderByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id).Take(Newest).ToListAsync(ct)
            : [];
        var mailing = side.IsMailed
            ? await db.InvoiceMailings.AsNoTracking().Where(m => m.InvoiceId == subject)
                .OrderByDescending(m => m.On).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct)
            : null;
        var edits = side.Invoice.IsVisibleTo(me.AccessTo(FinancePermissions.EditInvoices));
        return Panel(new PublicLinksShown(subject, links, mailing, edits, clock.Today,
            TempData[LinksOfInvoiceController.NewLink] as string));
    }
}

/// <param name="Mailing">The last mail that brought it.</param>
/// <param name="NewLink">A link that was made a moment ago; it is shown once.</param>
internal sealed record PublicLinksShown(Guid InvoiceId, IReadOnlyList<PublicLink> Links, InvoiceMailing? Mailing,
    bool CanEdit, DateOnly Today, string? NewLink)
{
    public (string Tone, string Word) StateOf(PublicLink link) => link switch
    {
        { RevokedAt: not null } => ("gray", "Taken back"),
        _ when !link.IsGoodOn(Today) => ("gray", "Expired"),
        _ => ("green", "Works"),
    };

    public static (string Tone, string Word) StateOf(InvoiceMailing mailing) => mailing.State switch
    {
        MailingState.Sent => ("green", "Sent"),
        MailingState.NotSent => ("red", "Not sent"),
        MailingState.Unsure => ("amber", "Unsure"),
        _ => ("blue", "On its way"),
    };
}
