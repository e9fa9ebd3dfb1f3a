using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel.Records;
using ErpCrm.SharedKernel.Security;

namespace ErpCrm.Finance.Expenses;

/// <summary>Money somebody laid out or a supplier asks for.</summary>
internal sealed class ExpenseRecord : Record<FinanceDbContext, Expense>
{
    public override string Key => Kinds.Expense;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Expense", "Expenses", "Record an expense");

    public override string Icon => "wallet";

    public override RecordRights Rights { get; } = new(FinancePermissions.RecordExpenses, FinancePermissions.RecordExpenses);

    public override string ListUrl => "/finance/expenses";

    public override Expression<Func<Expense, string>> Title { get; } = e => e.Description;

    public override bool SeesAll(ICurrentUser me) =>
        me.ScopeOf(FinancePermissions.ViewExpenses) == Scope.All || me.ScopeOf(FinancePermissions.ApproveExpenses) == Scope.All;

    public override IQueryable<Expense> Visible(Asking<FinanceDbContext> asking) => asking.Db.Expenses.VisibleOrDecided(asking.Me);
}
