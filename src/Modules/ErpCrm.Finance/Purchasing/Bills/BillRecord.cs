using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>A bill of a supplier, as the rest of the application knows it.</summary>
internal sealed class BillRecord : Record<FinanceDbContext, Bill>
{
    public override string Key => Kinds.Bill;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Supplier bill", "Bills", "New bill");

    public override string Icon => "file-input";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewBills, FinancePermissions.EditBills);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("A posted bill is frozen; a field of it could not be changed.", RecordAbility.Fields)
        .And("A supplier's number is taken once, so no two are one.", RecordAbility.Merge);

    public override string ListUrl => "/finance/bills";

    public override Expression<Func<Bill, string>> Title { get; } = b => b.Number;

    public override RecordSearch<Bill> Search { get; } = new(b => b.SearchText)
    {
        Detail = b => b.SupplierName,
        Amount = b => b.Gross,
        Currency = b => b.Currency,
        On = b => b.BilledOn,
        Untitled = "Draft",
        Latest = b => b.BilledOn.ToDateTime(TimeOnly.MinValue),
    };

    public override IReadOnlyList<Field<Bill>> Fields { get; } =
    [
        Fields<Bill>.Text("number", "Number", b => b.Number).Sorts().Imports(),
        Fields<Bill>.Record("supplier", "Supplier", Kinds.Supplier, b => b.SupplierId, b => b.SupplierName),
        Fields<Bill>.Choice("kind", "Kind", b => b.Kind).Says(BillTones.WordOf),
        Fields<Bill>.Choice("state", "State", b => b.State).Sorts().Says(BillTones.WordOf),
        Fields<Bill>.Date("billedOn", "Bill date", b => b.BilledOn).Sorts().Imports(),
        Fields<Bill>.Date("dueOn", "Due on", b => b.DueOn).Sorts().Imports(),
        Fields<Bill>.Date("postedOn", "Posted on", b => b.PostedOn).Sorts(),
        Fields<Bill>.Date("paidOn", "Paid on", b => b.PaidOn),
        Fields<Bill>.Date("voidedOn", "Voided on", b => b.VoidedOn),
        Fields<Bill>.Money("net", "Net", b => b.Net, b => b.Currency).Sorts().Sums(FieldSum.PerCurrency),
        Fields<Bill>.Money("vat", "VAT", b => b.Vat, b => b.Currency).Sums(FieldSum.PerCurrency),
        Fields<Bill>.Money("gross", "Gross", b => b.Gross, b => b.Currency).Sorts().Sums(FieldSum.PerCurrency),
        Fields<Bill>.Money("openAmount", "Open amount", b => b.OpenAmount, b => b.Currency)
            .Sums(FieldSum.PerCurrency),
        Fields<Bill>.Number("exchangeRate", "Exchange rate", b => b.ExchangeRate),
        Fields<Bill>.Text("paymentReference", "Payment reference", b => b.PaymentReference),
        Fields<Bill>.Text("notes", "Notes", b => b.Notes),
        Fields<Bill>.Text("reason", "Reason", b => b.Reason),
    ];

    public override IQueryable<Bill> Visible(Asking<FinanceDbContext> asking) => asking.Db.Bills.VisibleTo(asking.Me);
}
