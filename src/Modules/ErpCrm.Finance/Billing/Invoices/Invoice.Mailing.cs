using ErpCrm.Contracts.Finance;

namespace ErpCrm.Finance.Billing.Invoices;

// It goes by mail without a person at a form; that changes nothing of it.
internal sealed partial class Invoice
{
    /// <summary>Asks for a mail in the words of the company's template.</summary>
    /// <param name="byId">User in whose name it goes.</param>
    public void AskForMail(Guid mailId, Guid byId, string byName) =>
        Raise(new InvoiceMailAsked(Id, mailId, byId, byName));
}
