using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <summary>Several expenses that are handed in together.</summary>
internal sealed class ExpenseClaimRecord : Record<FinanceDbContext, ExpenseClaim>
{
    public override string Key => Kinds.ExpenseClaim;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Expense claim", "Expense claims", "New expense claim");

    public override string Icon => "wallet-cards";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.RecordExpenses, FinancePermissions.RecordExpenses);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Its lines are expenses: those have the fields of the company.", RecordAbility.Fields)
        .And("Its lines come out of files as expenses.", RecordAbility.Import)
        .And("Two claims are two papers.", RecordAbility.Merge);

    public override string ListUrl => "/finance/expense-claims";

    public override Expression<Func<ExpenseClaim, string>> Title { get; } = c => c.Title;

    public override bool SeesAll(ICurrentUser me) =>
        me.ScopeOf(FinancePermissions.ViewExpenses) == Scope.All
        || me.ScopeOf(FinancePermissions.ApproveExpenses) == Scope.All;

    // As of expenses: who decides about all of them tidies beside their owners.
    public override bool ChangesAll(ICurrentUser me) =>
        me.ScopeOf(FinancePermissions.ApproveExpenses) == Scope.All;

    public override RecordSearch<ExpenseClaim> Search { get; } = new(c => c.SearchText)
    {
        Amount = c => c.Total ?? 0,
        Currency = c => c.Currency,
        On = c => c.PeriodUntil,
        Latest = c => c.PeriodUntil.ToDateTime(TimeOnly.MinValue),
    };

    public override IReadOnlyList<Field<ExpenseClaim>> Fields { get; } =
    [
        Fields<ExpenseClaim>.Text("title", "Title", c => c.Title),
        Fields<ExpenseClaim>.Date("periodFrom", "Period from", c => c.PeriodFrom),
        Fields<ExpenseClaim>.Date("periodUntil", "Period until", c => c.PeriodUntil).Sorts(),
        Fields<ExpenseClaim>.Number("lineCount", "Lines", c => c.LineCount),
        Fields<ExpenseClaim>.Money("total", "Total", c => c.Total, c => c.Currency).Sums(FieldSum.PerCurrency),
        Fields<ExpenseClaim>.Choice("state", "State", c => c.State).Sorts().Says(ExpenseBadges.LabelOf),
        Fields<ExpenseClaim>.Date("paidOn", "Paid on", c => c.PaidOn),
        Fields<ExpenseClaim>.Text("reason", "Reason", c => c.Reason),
    ];

    public override IQueryable<ExpenseClaim> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.ExpenseClaims.VisibleOrDecided(asking.Me);

    protected override IQueryable<ExpenseClaim> Changeable(Asking<FinanceDbContext> asking) =>
        asking.Db.ExpenseClaims.RecordedBy(asking.Me);
}
