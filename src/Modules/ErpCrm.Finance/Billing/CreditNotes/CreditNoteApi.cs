using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>Credit notes in the API: an invoice is credited.</summary>
internal sealed class CreditNoteApi : ApiKind<FinanceDbContext, CreditNote>
{
    public CreditNoteApi(CreditNotesList list)
        : base(Kinds.CreditNote, "credit-notes", list)
    {
        Prints<CreditNotesController>("pdf", nameof(CreditNotesController.Pdf));
        Prints<CreditNoteEInvoicesController>("factur-x", nameof(EInvoiceFilesController.FacturX));
        Prints<CreditNoteEInvoicesController>("ubl", nameof(EInvoiceFilesController.Ubl), EInvoiceXml.MediaType);
        Has("lines", "credit-note-lines", "creditNote", "position");
        Has("allocations", "payment-allocations", "creditNote", "on");
    }
}
