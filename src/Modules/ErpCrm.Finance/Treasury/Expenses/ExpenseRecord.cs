using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Money somebody laid out or a supplier asks for.</summary>
internal sealed class ExpenseRecord : Record<FinanceDbContext, Expense>
{
    public override string Key => Kinds.Expense;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Expense", "Expenses", "Record an expense");

    public override string Icon => "wallet";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.RecordExpenses, FinancePermissions.RecordExpenses);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Two receipts are two expenses.", RecordAbility.Merge);

    public override string ListUrl => "/finance/expenses";

    public override Expression<Func<Expense, string>> Title { get; } = e => e.Description;

    public override bool SeesAll(ICurrentUser me) =>
        me.ScopeOf(FinancePermissions.ViewExpenses) == Scope.All
        || me.ScopeOf(FinancePermissions.ApproveExpenses) == Scope.All;

    // Whoever recorded an expense changes it and nobody else; who decides about all of them tidies beside them.
    public override bool ChangesAll(ICurrentUser me) =>
        me.ScopeOf(FinancePermissions.ApproveExpenses) == Scope.All;

    public override RecordSearch<Expense> Search { get; } = new(e => e.SearchText)
    {
        Detail = e => e.Supplier,
        Amount = e => e.Net,
        Currency = e => e.Currency,
        On = e => e.SpentOn,
        Latest = e => e.SpentOn.ToDateTime(TimeOnly.MinValue),
    };

    public override IReadOnlyList<Field<Expense>> Fields { get; } =
    [
        Fields<Expense>.Date("spentOn", "Spent on", e => e.SpentOn).Sorts().Imports(),
        Fields<Expense>.Text("description", "Description", e => e.Description).Imports(),
        Fields<Expense>.Text("supplier", "Supplier", e => e.Supplier).Imports(),
        Fields<Expense>.Record("project", "Project", Kinds.Project, e => e.ProjectId, _ => null),
        Fields<Expense>.Money("net", "Net", e => e.Net, e => e.Currency).Sorts().Sums(FieldSum.PerCurrency).Imports(),
        Fields<Expense>.Money("vat", "VAT", e => e.Vat, e => e.Currency).Sums(FieldSum.PerCurrency).Imports(),
        Fields<Expense>.Flag("isRebillable", "Is rebillable", e => e.IsRebillable).Imports(),
        Fields<Expense>.Percent("markupPercent", "Markup percent", e => e.MarkupPercent).Imports(),
        Fields<Expense>.Choice("kind", "Kind", e => e.Kind).Says(ExpenseBadges.KindOf),
        Fields<Expense>.Record("claim", "Expense claim", Kinds.ExpenseClaim, e => e.ClaimId, _ => null),
        Fields<Expense>.Choice("state", "State", e => e.State).Sorts(),
        Fields<Expense>.Date("paidOn", "Paid on", e => e.PaidOn),
        Fields<Expense>.Text("reason", "Reason", e => e.Reason),
    ];

    public override Task<IReadOnlyList<RecordStage>> StagesAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RecordStage>>(
        [
            new(nameof(ExpenseState.Draft), ExpenseBadges.LabelOf(ExpenseState.Draft)),
            new(nameof(ExpenseState.Submitted), ExpenseBadges.LabelOf(ExpenseState.Submitted)),
        ]);

    public override IQueryable<Expense> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.Expenses.VisibleOrDecided(asking.Me);

    protected override IQueryable<Expense> Changeable(Asking<FinanceDbContext> asking) =>
        asking.Db.Expenses.RecordedBy(asking.Me);
}
