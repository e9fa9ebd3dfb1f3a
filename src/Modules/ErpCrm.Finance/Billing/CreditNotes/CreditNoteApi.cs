using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>Credit notes in the API: an invoice is credited.</summary>
internal sealed class CreditNoteApi(CreditNotesList list)
    : ApiKind<FinanceDbContext, CreditNote>(Kinds.CreditNote, "credit-notes", list);
