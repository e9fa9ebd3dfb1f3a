using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.PublicLinks;

/// <summary>Money that came for an invoice, or that was taken back of it.</summary>
internal sealed record SharedPayment(DateOnly On, decimal Amount);

/// <summary>What whoever has a link sees: the document, and what was settled of it.</summary>
/// <param name="Token">Of the link: the file is at its address.</param>
internal sealed record SharedInvoice(string Token, Guid InvoiceId, FrozenDocument Document, PaperBalance? Balance,
    IReadOnlyList<SharedPayment> Payments, DateOnly Today)
{
    /// <summary>What is still to be paid.</summary>
    public decimal Due => Balance?.Due ?? Document.Gross;

    /// <summary>Days for which it is late; 0 where it is not.</summary>
    public int DaysLate => Due > 0 && Document.DueOn is { } due && due < Today ? Today.DayNumber - due.DayNumber : 0;

    /// <summary>Null where nothing was issued under the id.</summary>
    public static async Task<SharedInvoice?> LoadAsync(FinanceDbContext db, Guid invoiceId, string token,
        DateOnly today, CancellationToken ct)
    {
        var content = await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == invoiceId).Select(d => d.Content)
            .SingleOrDefaultAsync(ct);
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoiceId, ct);
        if (content is null || invoice is null) return null;
        var payments = await db.PaymentAllocations.AsNoTracking().Where(a => a.InvoiceId == invoiceId)
            .OrderBy(a => a.On).Select(a => new SharedPayment(a.On, a.Amount)).ToListAsync(ct);
        var credited = await db.CreditNotes.AsNoTracking().Where(n => n.InvoiceId == invoiceId)
            .Select(n => n.SettledAmount).ToListAsync(ct);
        var balance = invoice.OpenAmount == invoice.Gross
            ? null
            : new PaperBalance(today, invoice.Gross - invoice.OpenAmount,
                credited.Sum() + invoice.WrittenOffAmount, invoice.OpenAmount);
        return new SharedInvoice(token, invoiceId, FrozenDocument.Read(content), balance, payments, today);
    }
}
