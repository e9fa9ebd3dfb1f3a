using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>Budgets in the API: read, and nothing else.</summary>
internal sealed class BudgetApi : ApiKind<FinanceDbContext, Budget>
{
    public BudgetApi(BudgetsList list)
        : base(Kinds.Budget, "budgets", list)
    {
        Has("lines", "budget-lines", "budget", "code");
    }
}

/// <summary>Their accounts, each with its months.</summary>
internal sealed class BudgetLineApi() : ApiRecords<FinanceDbContext, BudgetLine>("budget-lines")
{
    public override string ViewIn(RecordKinds kinds) => FinancePermissions.ViewLedger;

    public override (string One, string Many) WordsIn(RecordKinds kinds) => ("Budget line", "Budget lines");

    public override Type TextsIn(RecordKinds kinds) => typeof(FinanceText);

    protected override IReadOnlyList<Field<BudgetLine>> FieldsIn(IServiceProvider services)
    {
        var accounts = services.GetRequiredService<FinanceDbContext>().Accounts;
        Expression<Func<BudgetLine, string?>> code =
            l => accounts.Where(a => a.Id == l.AccountId).Select(a => a.Code).FirstOrDefault();
        return
        [
            Fields<BudgetLine>.Record("budget", "Budget", Kinds.Budget, l => l.BudgetId, _ => null),
            Fields<BudgetLine>.Record("account", "Ledger account", Kinds.Account, l => l.AccountId, code),
            Fields<BudgetLine>.Text("code", "Code", l => l.Number).Sorts(),
            Fields<BudgetLine>.Record("costCentre", "Cost centre", Kinds.CostCentre,
                l => l.CostCentreId == Guid.Empty ? (Guid?)null : l.CostCentreId, _ => null),
            Fields<BudgetLine>.Money("january", "January", l => l.January),
            Fields<BudgetLine>.Money("february", "February", l => l.February),
            Fields<BudgetLine>.Money("march", "March", l => l.March),
            Fields<BudgetLine>.Money("april", "April", l => l.April),
            Fields<BudgetLine>.Money("may", "May", l => l.May),
            Fields<BudgetLine>.Money("june", "June", l => l.June),
            Fields<BudgetLine>.Money("july", "July", l => l.July),
            Fields<BudgetLine>.Money("august", "August", l => l.August),
            Fields<BudgetLine>.Money("september", "September", l => l.September),
            Fields<BudgetLine>.Money("october", "October", l => l.October),
            Fields<BudgetLine>.Money("november", "November", l => l.November),
            Fields<BudgetLine>.Money("december", "December", l => l.December),
        ];
    }

    protected override IQueryable<BudgetLine> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().BudgetLines;
}
