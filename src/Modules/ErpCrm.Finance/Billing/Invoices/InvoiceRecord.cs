using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>An invoice, as the rest of the application knows it.</summary>
internal sealed class InvoiceRecord : Record<FinanceDbContext, Invoice>
{
    public override string Key => Kinds.Invoice;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Invoice", "Invoices", "New invoice");

    public override string Icon => "receipt-text";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewInvoices, FinancePermissions.EditInvoices);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("An issued document is frozen; a field of it could not be changed.", RecordAbility.Fields)
        .And("Whoever may issue says yes by issuing.", RecordAbility.Approval)
        .And("Each has its number in a series without a gap.", RecordAbility.Merge);

    public override string ListUrl => "/finance/invoices";

    public override Expression<Func<Invoice, string>> Title { get; } = i => i.Number ?? "";

    public override RecordSearch<Invoice> Search { get; } = new(i => i.SearchText, i => i.CustomerToday.Search)
    {
        Detail = i => i.CustomerToday.Name,
        Amount = i => i.Gross,
        Currency = i => i.Currency,
        Untitled = "Draft",
        WordsOf = [new(typeof(Customer), i => i.CompanyId)],
    };

    public override IReadOnlyList<Field<Invoice>> Fields { get; } =
    [
        Fields<Invoice>.Text("number", "Number", i => i.Number).Sorts(),
        Fields<Invoice>.Record("company", "Company", Kinds.Company, i => i.CompanyId, i => i.CustomerToday.Name),
        Fields<Invoice>.Choice("status", "Status", i => i.Status).Sorts(),
        Fields<Invoice>.Date("issuedOn", "Issued on", i => i.IssuedOn).Sorts(),
        Fields<Invoice>.Date("dueOn", "Due on", i => i.DueOn).Sorts(),
        Fields<Invoice>.Date("paidOn", "Paid on", i => i.PaidOn),
        Fields<Invoice>.Number("paymentTermDays", "Payment term days", i => i.PaymentTermDays),
        Fields<Invoice>.Choice("paymentTermKind", "Payment term kind", i => i.PaymentTermKind),
        Fields<Invoice>.Text("reference", "Customer's reference", i => i.Reference),
        Fields<Invoice>.Percent("discountPercent", "Discount percent", i => i.DiscountPercent),
        Fields<Invoice>.Money("discountFixed", "Discount as an amount", i => i.DiscountFixed, i => i.Currency),
        Fields<Invoice>.Money("discountAmount", "Discount on the whole", i => i.DiscountAmount, i => i.Currency),
        Fields<Invoice>.Text("discountReason", "Discount reason", i => i.DiscountReason),
        Fields<Invoice>.Flag("pricesIncludeVat", "Prices include VAT", i => i.PricesIncludeVat),
        Fields<Invoice>.Choice("vatRounding", "VAT rounding", i => i.VatRounding),
        Fields<Invoice>.Money("net", "Net", i => i.Net, i => i.Currency).Sorts().Sums(FieldSum.PerCurrency),
        Fields<Invoice>.Money("vat", "VAT", i => i.Vat, i => i.Currency).Sums(FieldSum.PerCurrency),
        Fields<Invoice>.Money("gross", "Gross", i => i.Gross, i => i.Currency).Sorts().Sums(FieldSum.PerCurrency),
        Fields<Invoice>.Money("openAmount", "Open amount", i => i.OpenAmount, i => i.Currency)
            .Sums(FieldSum.PerCurrency),
        Fields<Invoice>.Number("exchangeRate", "Exchange rate", i => i.ExchangeRate),
        Fields<Invoice>.Flag("isDeposit", "Deposit invoice", i => i.IsDeposit),
        Fields<Invoice>.Record("replaces", "In place of", Kinds.Invoice, i => i.ReplacesId, _ => null),
        Fields<Invoice>.Flag("isCarriedOver", "Issued in another system", i => i.IsCarriedOver),
    ];

    public override IQueryable<Invoice> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.Invoices.VisibleTo(asking.Me);

    protected override IQueryable<Invoice> Changeable(Asking<FinanceDbContext> asking) =>
        asking.Db.Invoices.ChangeableBy(asking.Me);
}
