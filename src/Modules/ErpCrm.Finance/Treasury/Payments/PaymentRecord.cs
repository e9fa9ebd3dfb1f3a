using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>Money that came in or went back.</summary>
internal sealed class PaymentRecord : Record<FinanceDbContext, Payment>
{
    public override string Key => Kinds.Payment;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Payment", "Payments", "Record a payment");

    public override string Icon => "banknote";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewPayments, FinancePermissions.EditPayments);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Booked once and never changed: what is added later could not be entered.", RecordAbility.Fields)
        .And("It came in or went back already: there is nothing left to allow.", RecordAbility.Approval)
        .And("Whoever records it says which invoices it pays.", RecordAbility.Import)
        .And("Money that came twice came twice.", RecordAbility.Merge);

    public override string ListUrl => "/finance/payments";

    public override Expression<Func<Payment, string>> Title { get; } = p => p.Reference;

    public override RecordSearch<Payment> Search { get; } = new(p => p.SearchText, p => p.CustomerToday.Search)
    {
        Among = p => p.Reference != "",
        Amount = p => p.Amount,
        Currency = p => p.Currency,
        On = p => p.ReceivedOn,
        Latest = p => p.ReceivedOn.ToDateTime(TimeOnly.MinValue),
        WordsOf = [new(typeof(Customer), p => p.CompanyId)],
    };

    public override IReadOnlyList<Field<Payment>> Fields { get; } =
    [
        Fields<Payment>.Record("company", "Company", Kinds.Company, p => p.CompanyId, p => p.CustomerToday.Name),
        Fields<Payment>.Date("receivedOn", "Received on", p => p.ReceivedOn).Sorts(),
        Fields<Payment>.Money("amount", "Amount", p => p.Amount, p => p.Currency).Sorts().Sums(FieldSum.PerCurrency),
        Fields<Payment>.Choice("method", "Method", p => p.Method),
        Fields<Payment>.Record("bankAccount", "Bank account", Kinds.BankAccount, p => p.BankAccountId, _ => null),
        Fields<Payment>.Text("reference", "Payment reference", p => p.Reference),
        Fields<Payment>.Text("note", "Note", p => p.Note),
        Fields<Payment>.Money("openAmount", "Open amount", p => p.OpenAmount, p => p.Currency)
            .Sums(FieldSum.PerCurrency),
        Fields<Payment>.Number("exchangeRate", "Exchange rate", p => p.ExchangeRate),
    ];

    public override IQueryable<Payment> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.Payments.VisibleTo(asking.Db, asking.Me);
}
