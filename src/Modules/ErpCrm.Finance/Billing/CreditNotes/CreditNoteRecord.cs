using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>A credit note, seen by those who see its invoice.</summary>
internal sealed class CreditNoteRecord : Record<FinanceDbContext, CreditNote>
{
    public override string Key => Kinds.CreditNote;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Credit note", "Credit notes");

    public override string Icon => "undo-2";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewInvoices, FinancePermissions.EditInvoices);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("An issued document is frozen; a field of it could not be changed.", RecordAbility.Fields)
        .And("Made of the invoice that it credits.", RecordAbility.Import)
        .And("Each has its number in a series without a gap.", RecordAbility.Merge);

    public override string ListUrl => "/finance/credit-notes";

    public override Expression<Func<CreditNote, string>> Title { get; } = n => n.Number;

    public override RecordSearch<CreditNote> Search { get; } = new(n => n.SearchText, n => n.CustomerToday.Search)
    {
        Detail = n => n.CustomerToday.Name,
        Amount = n => n.Gross,
        Currency = n => n.Currency,
        WordsOf = [new(typeof(Customer), n => n.CompanyId)],
    };

    public override IReadOnlyList<Field<CreditNote>> Fields { get; } =
    [
        Fields<CreditNote>.Flag("isVoid", "Voids its invoice", n => n.IsVoid),
        Fields<CreditNote>.Text("number", "Number", n => n.Number).Sorts(),
        Fields<CreditNote>.Record("invoice", "Invoice", Kinds.Invoice, n => n.InvoiceId, n => n.Invoice.Number),
        Fields<CreditNote>.Record("company", "Company", Kinds.Company, n => n.CompanyId, n => n.CustomerToday.Name),
        Fields<CreditNote>.Date("issuedOn", "Issued on", n => n.IssuedOn).Sorts(),
        Fields<CreditNote>.Text("reason", "Reason", n => n.Reason),
        Fields<CreditNote>.Choice("work", "Work", n => n.Work),
        Fields<CreditNote>.Money("net", "Net", n => n.Net, n => n.Currency).Sums(FieldSum.PerCurrency),
        Fields<CreditNote>.Money("vat", "VAT", n => n.Vat, n => n.Currency).Sums(FieldSum.PerCurrency),
        Fields<CreditNote>.Money("gross", "Gross", n => n.Gross, n => n.Currency).Sorts().Sums(FieldSum.PerCurrency),
        Fields<CreditNote>.Number("exchangeRate", "Exchange rate", n => n.ExchangeRate),
    ];

    public override IQueryable<CreditNote> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.CreditNotes.VisibleTo(asking.Me);

    protected override IQueryable<CreditNote> Changeable(Asking<FinanceDbContext> asking) =>
        asking.Db.CreditNotes.ChangeableBy(asking.Me);
}
