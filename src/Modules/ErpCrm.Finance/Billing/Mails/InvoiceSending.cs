using System.Security.Cryptography;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.PublicLinks;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>Sends issued invoices to their customers without a person at a form: asks for the mail in the save of its
/// caller. Whoever is killed afterwards has asked, or has not.</summary>
internal sealed class InvoiceSending(FinanceDbContext db, InvoiceLinks links, DocumentPrinter printer,
    IDataProtectionProvider protection, ICurrentUser me, IBusinessClock clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Finance.InvoiceMail");

    /// <summary>Whether a mail brought it, or is on its way.</summary>
    public Task<bool> WentAsync(Guid invoiceId, CancellationToken ct) =>
        db.InvoiceMailings.AnyAsync(m => m.InvoiceId == invoiceId && m.State != MailingState.NotSent, ct);

    /// <summary>Prints what is to go along, before the transaction that asks: what cannot be printed is not
    /// sent.</summary>
    public Task PrepareAsync(Guid invoiceId, CancellationToken ct) => printer.FileAsync(invoiceId, ct);

    /// <summary>Asks for the mail with the next save.</summary>
    /// <param name="withLink">It carries a link at which the invoice can be looked at.</param>
    /// <exception cref="BusinessRuleException">It cannot be sent.</exception>
    public async Task AskAsync(Invoice invoice, bool withLink, CancellationToken ct)
    {
        if (invoice.IsDraft) throw new BusinessRuleException("A draft is not sent. Issue it first.");
        if (invoice.IsCarriedOver)
            throw new BusinessRuleException("Its paper is where it was issued: it is not sent from here.");
        var customer = await db.Customers.Standing().AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == invoice.CompanyId, ct)
            ?? throw new BusinessRuleException("Its customer is not billed any more.");
        if (MailAddresses.Of(customer.Name, customer.Email) is null)
            throw new BusinessRuleException("{0} has no e-mail address.", customer.Name);
        var link = withLink
            ? _protector.Protect(links.Make(invoice, clock.Today.AddDays(PublicLink.UsualDays), null, isMailed: true))
            : null;
        var mailing = InvoiceMailing.Ask(Ids.New(), invoice.Id, clock.Today, link);
        db.Add(mailing);
        invoice.AskForMail(mailing.Id, me.Id, me.Name);
    }

    /// <summary>The link that a mail carries; null where it carries none.</summary>
    public string? LinkOf(InvoiceMailing mailing)
    {
        if (mailing.LinkContent is not { } kept) return null;
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            // Its key is gone: the invoice itself is attached.
            return null;
        }
    }
}
