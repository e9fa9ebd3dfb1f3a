using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>Bills that are paid together.</summary>
internal sealed class PaymentRunRecord : Record<FinanceDbContext, PaymentRun>
{
    public override string Key => Kinds.PaymentRun;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Payment run", "Payment runs", "New payment run");

    public override string Icon => "list-checks";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewSuppliers, FinancePermissions.PayBills);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Its bills have them.", RecordAbility.Fields)
        .And("Somebody else approves it on its page, who sees where the money goes.", RecordAbility.Approval)
        .And("It pays bills that are here.", RecordAbility.Import)
        .And("A bill lies in one run that is not over, so no two are one.", RecordAbility.Merge);

    public override string ListUrl => "/finance/payment-runs";

    public override Expression<Func<PaymentRun, string>> Title { get; } = r => r.Name;

    public override RecordSearch<PaymentRun> Search { get; } = new(r => r.SearchText)
    {
        Amount = r => r.Total,
        Currency = r => r.Currency,
        On = r => r.ExecuteOn,
        Latest = r => r.ExecuteOn.ToDateTime(TimeOnly.MinValue),
        IsOver = r => !r.IsOpen,
    };

    public override IReadOnlyList<Field<PaymentRun>> Fields { get; } =
    [
        Fields<PaymentRun>.Text("name", "Name", r => r.Name),
        Fields<PaymentRun>.Choice("state", "State", r => r.State).Says(PaymentRunWords.Of),
        Fields<PaymentRun>.Record("bankAccount", "Bank account", Kinds.BankAccount, r => r.BankAccountId, _ => null),
        Fields<PaymentRun>.Date("dueUntil", "Due until", r => r.DueUntil),
        Fields<PaymentRun>.Date("executeOn", "Pay on", r => r.ExecuteOn).Sorts(),
        Fields<PaymentRun>.Date("executedOn", "Paid on", r => r.ExecutedOn),
        Fields<PaymentRun>.Money("total", "Total", r => r.Total, r => r.Currency).Sums(FieldSum.PerCurrency),
    ];

    public override IQueryable<PaymentRun> Visible(Asking<FinanceDbContext> asking) => asking.Db.PaymentRuns;
}

/// <summary>Payment runs in the API, to be read: people prepare and approve them.</summary>
internal sealed class PaymentRunApi(PaymentRunsList list)
    : ApiKind<FinanceDbContext, PaymentRun>(Kinds.PaymentRun, "payment-runs", list);
