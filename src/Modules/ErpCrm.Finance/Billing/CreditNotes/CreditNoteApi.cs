using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>Credit notes in the API: an invoice is credited.</summary>
internal sealed class CreditNoteApi : ApiKind<FinanceDbContext, CreditNote>
{
    public CreditNoteApi(CreditNotesList list)
        : base(Kinds.CreditNote, "credit-notes", list)
    {
        Prints<CreditNotesController>("pdf", nameof(CreditNotesController.Pdf));
        Has("lines", "credit-note-lines", "creditNote", "position");
        Has("allocations", "payment-allocations", "creditNote", "on");
    }
}
