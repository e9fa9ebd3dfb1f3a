using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Lines of invoices in the API, seen by those who see their invoice.</summary>
internal sealed class InvoiceLineApi() : ApiRecords<FinanceDbContext, InvoiceLine>("invoice-lines")
{
    public override string ViewIn(RecordKinds kinds) => FinancePermissions.ViewInvoices;

    public override (string One, string Many) WordsIn(RecordKinds kinds) => ("Invoice line", "Invoice lines");

    public override Type TextsIn(RecordKinds kinds) => typeof(FinanceText);

    protected override IReadOnlyList<Field<InvoiceLine>> FieldsIn(IServiceProvider services)
    {
        var invoices = services.GetRequiredService<FinanceDbContext>().Invoices;
        Expression<Func<InvoiceLine, string?>> currency =
            l => invoices.Where(i => i.Id == l.InvoiceId).Select(i => i.Currency).FirstOrDefault();
        return
        [
            Fields<InvoiceLine>.Record("invoice", "Invoice", Kinds.Invoice, l => l.InvoiceId, _ => null),
            Fields<InvoiceLine>.Number("position", "Position", l => l.Position).Sorts(),
            Fields<InvoiceLine>.Record("project", "Project", Kinds.Project, l => l.ProjectId, _ => null),
            Fields<InvoiceLine>.Record("deposit", "Deposit", Kinds.Invoice, l => l.DepositId, _ => null),
            Fields<InvoiceLine>.Text("description", "Description", l => l.Description),
            Fields<InvoiceLine>.Number("quantity", "Quantity", l => l.Quantity),
            Fields<InvoiceLine>.Choice("unit", "Unit", l => l.Unit),
            Fields<InvoiceLine>.Money("unitPrice", "Price", l => l.UnitPrice, currency),
            Fields<InvoiceLine>.Percent("discountPercent", "Discount percent", l => l.DiscountPercent),
            Fields<InvoiceLine>.Percent("vatPercent", "VAT percent", l => l.VatPercent),
            Fields<InvoiceLine>.Text("vatNote", "VAT note", l => l.VatNote),
            Fields<InvoiceLine>.Choice("vatCategory", "VAT category", l => l.VatCategory),
            Fields<InvoiceLine>.Text("vatCode", "VAT code", l => l.VatCode),
            Fields<InvoiceLine>.Date("serviceFrom", "Service from", l => l.ServiceFrom),
            Fields<InvoiceLine>.Date("serviceTo", "Service to", l => l.ServiceTo),
            Fields<InvoiceLine>.Money("amount", "Amount", l => l.Amount, currency),
            Fields<InvoiceLine>.Money("allowance", "Part of the discount", l => l.Allowance, currency),
            Fields<InvoiceLine>.Money("net", "Net", l => l.Net, currency),
        ];
    }

    protected override IQueryable<InvoiceLine> Visible(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        var invoices = db.Invoices.VisibleTo(scope.Me);
        return db.InvoiceLines.Where(l => invoices.Any(i => i.Id == l.InvoiceId));
    }

    protected override IQueryable<InvoiceLine> Changeable(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        var invoices = db.Invoices.ChangeableBy(scope.Me);
        return db.InvoiceLines.Where(l => invoices.Any(i => i.Id == l.InvoiceId));
    }
}
