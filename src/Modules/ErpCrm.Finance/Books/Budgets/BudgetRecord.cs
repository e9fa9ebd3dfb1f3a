using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>What a year is planned to bring and to cost.</summary>
internal sealed class BudgetRecord : Record<FinanceDbContext, Budget>
{
    public override string Key => Kinds.Budget;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Budget", "Budgets", "New budget");

    public override string Icon => "target";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewLedger, FinancePermissions.EditLedger);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("A plan that the accountant keeps; nobody outside is written to about it.", RecordAbility.Mail,
            RecordAbility.Approval)
        .And("There is one for each year.", RecordAbility.Search, RecordAbility.Tags, RecordAbility.Fields,
            RecordAbility.Merge)
        .And("Its page reads spreadsheets of accounts and months itself.", RecordAbility.Import);

    public override string ListUrl => "/finance/budgets";

    public override Expression<Func<Budget, string>> Title { get; } = b => b.Name;

    public override IReadOnlyList<Field<Budget>> Fields { get; } =
    [
        Fields<Budget>.Text("name", "Year", b => b.Name),
        Fields<Budget>.Date("firstMonth", "First month", b => b.FirstMonth).Sorts(),
    ];

    public override IQueryable<Budget> Visible(Asking<FinanceDbContext> asking) => asking.Db.Budgets;
}
