using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>Money that went to a supplier, or came back from it.</summary>
internal sealed class SupplierPaymentRecord : Record<FinanceDbContext, SupplierPayment>
{
    public override string Key => Kinds.SupplierPayment;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Payment to a supplier", "Payments to suppliers", "Pay a supplier");

    public override string Icon => "hand-coins";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewSuppliers, FinancePermissions.PayBills);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Booked once and never changed: what is added later could not be entered.", RecordAbility.Fields)
        .And("What it pays is approved, bill by bill or as a payment run.", RecordAbility.Approval)
        .And("Whoever records it says which bills it pays.", RecordAbility.Import)
        .And("Money that went out twice went out twice.", RecordAbility.Merge);

    public override string ListUrl => "/finance/supplier-payments";

    public override Expression<Func<SupplierPayment, string>> Title { get; } = p => p.SupplierName;

    public override RecordSearch<SupplierPayment> Search { get; } = new(p => p.SearchText)
    {
        Detail = p => p.Reference,
        Amount = p => p.Amount,
        Currency = p => p.Currency,
        On = p => p.PaidOn,
        Latest = p => p.PaidOn.ToDateTime(TimeOnly.MinValue),
    };

    public override IReadOnlyList<Field<SupplierPayment>> Fields { get; } =
    [
        Fields<SupplierPayment>.Record("supplier", "Supplier", Kinds.Supplier, p => p.SupplierId, p => p.SupplierName),
        Fields<SupplierPayment>.Date("paidOn", "Paid on", p => p.PaidOn).Sorts(),
        Fields<SupplierPayment>.Money("amount", "Amount", p => p.Amount, p => p.Currency).Sorts()
            .Sums(FieldSum.PerCurrency),
        Fields<SupplierPayment>.Choice("method", "Method", p => p.Method),
        Fields<SupplierPayment>.Record("bankAccount", "Bank account", Kinds.BankAccount, p => p.BankAccountId,
            _ => null),
        Fields<SupplierPayment>.Text("reference", "Payment reference", p => p.Reference),
        Fields<SupplierPayment>.Text("note", "Note", p => p.Note),
        Fields<SupplierPayment>.Money("openAmount", "Open amount", p => p.OpenAmount, p => p.Currency)
            .Sums(FieldSum.PerCurrency),
        Fields<SupplierPayment>.Number("exchangeRate", "Exchange rate", p => p.ExchangeRate),
    ];

    public override IQueryable<SupplierPayment> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.SupplierPayments;
}
