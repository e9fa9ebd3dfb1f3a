using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>What a month of work costs.</summary>
internal sealed class PayrollRunRecord : Record<FinanceDbContext, PayrollRun>
{
    public override string Key => Kinds.PayrollRun;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Payroll run", "Payroll runs", "New payroll run");

    public override string Icon => "wallet";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewPayroll, FinancePermissions.EditPayroll);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking.AllBut(
        "What people are paid is talked about, sent and found nowhere but on its page.", RecordAbility.List,
        RecordAbility.Page);

    public override string NotInApi => "What people are paid leaves the product by those alone who pay them.";

    public override string ListUrl => "/finance/payroll";

    public override Expression<Func<PayrollRun, string>> Title { get; } = r => r.Code;

    public override IReadOnlyList<Field<PayrollRun>> Fields { get; } =
    [
        Fields<PayrollRun>.Text("code", "Code", r => r.Code),
        Fields<PayrollRun>.Date("month", "Month", r => r.Month).Sorts(),
        Fields<PayrollRun>.Choice("state", "State", r => r.State),
        Fields<PayrollRun>.Date("payOn", "Paid out on", r => r.PayOn),
        Fields<PayrollRun>.Text("reason", "Reason", r => r.Reason),
    ];

    public override IQueryable<PayrollRun> Visible(Asking<FinanceDbContext> asking) => asking.Db.PayrollRuns;
}

/// <summary>A sum that a posted month owes.</summary>
internal sealed class PayrollPayableRecord : Record<FinanceDbContext, PayrollPayable>
{
    public override string Key => Kinds.PayrollPayable;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Sum of a payroll run", "Sums of payroll runs");

    public override string Icon => "banknote";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewPayroll, FinancePermissions.EditPayroll);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Stands on the page of its payroll run.");

    public override string NotInApi => "What people are paid leaves the product by those alone who pay them.";

    public override Expression<Func<PayrollPayable, string>> Title { get; } = p => p.Code;

    public override IReadOnlyList<Field<PayrollPayable>> Fields { get; } =
    [
        Fields<PayrollPayable>.Choice("kind", "Kind", p => p.Kind).Says(PayrollWords.Of),
        Fields<PayrollPayable>.Money("amount", "Amount", p => p.Amount, p => p.Currency),
        Fields<PayrollPayable>.Date("dueOn", "Due", p => p.DueOn),
        Fields<PayrollPayable>.Date("paidOn", "Paid on", p => p.PaidOn),
    ];

    public override IQueryable<PayrollPayable> Visible(Asking<FinanceDbContext> asking) => asking.Db.PayrollPayables;
}
