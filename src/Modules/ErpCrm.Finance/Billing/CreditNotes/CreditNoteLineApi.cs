using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>Lines of credit notes in the API, seen by those who see the note.</summary>
internal sealed class CreditNoteLineApi() : ApiRecords<FinanceDbContext, CreditNoteLine>("credit-note-lines")
{
    public override string ViewIn(RecordKinds kinds) => FinancePermissions.ViewInvoices;

    public override (string One, string Many) WordsIn(RecordKinds kinds) =>
        ("Credit note line", "Lines of credit notes");

    public override Type TextsIn(RecordKinds kinds) => typeof(FinanceText);

    protected override IReadOnlyList<Field<CreditNoteLine>> FieldsIn(IServiceProvider services)
    {
        var notes = services.GetRequiredService<FinanceDbContext>().CreditNotes;
        Expression<Func<CreditNoteLine, string?>> currency =
            l => notes.Where(n => n.Id == l.CreditNoteId).Select(n => n.Currency).FirstOrDefault();
        return
        [
            Fields<CreditNoteLine>.Record(
                "creditNote", "Credit note", Kinds.CreditNote, l => l.CreditNoteId, _ => null),
            Fields<CreditNoteLine>.Number("position", "Position", l => l.Position).Sorts(),
            Fields<CreditNoteLine>.Text("description", "Description", l => l.Description),
            Fields<CreditNoteLine>.Number("quantity", "Quantity", l => l.Quantity),
            Fields<CreditNoteLine>.Choice("unit", "Unit", l => l.Unit),
            Fields<CreditNoteLine>.Money("unitPrice", "Price", l => l.UnitPrice, currency),
            Fields<CreditNoteLine>.Percent("discountPercent", "Discount percent", l => l.DiscountPercent),
            Fields<CreditNoteLine>.Percent("vatPercent", "VAT percent", l => l.VatPercent),
            Fields<CreditNoteLine>.Text("vatNote", "VAT note", l => l.VatNote),
            Fields<CreditNoteLine>.Choice("vatCategory", "VAT category", l => l.VatCategory),
            Fields<CreditNoteLine>.Text("vatCode", "VAT code", l => l.VatCode),
            Fields<CreditNoteLine>.Money("amount", "Amount", l => l.Amount, currency),
            Fields<CreditNoteLine>.Money("allowance", "Part of the discount", l => l.Allowance, currency),
            Fields<CreditNoteLine>.Money("net", "Net", l => l.Net, currency),
            Fields<CreditNoteLine>.Money("vat", "VAT", l => l.Vat, currency),
        ];
    }

    protected override IQueryable<CreditNoteLine> Visible(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        var notes = db.CreditNotes.VisibleTo(scope.Me);
        return db.Set<CreditNoteLine>().Where(l => notes.Any(n => n.Id == l.CreditNoteId));
    }

    protected override IQueryable<CreditNoteLine> Changeable(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        var notes = db.CreditNotes.ChangeableBy(scope.Me);
        return db.Set<CreditNoteLine>().Where(l => notes.Any(n => n.Id == l.CreditNoteId));
    }
}
