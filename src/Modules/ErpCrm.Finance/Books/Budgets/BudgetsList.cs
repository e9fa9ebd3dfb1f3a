using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Budgets;

internal sealed record BudgetListRow(Guid Id, string Name, DateOnly FirstMonth)
{
    public decimal Income { get; init; }
    public decimal Costs { get; init; }
    public decimal Profit => Income - Costs;
}

/// <summary>Budgets, the latest year first, each with what it comes to.</summary>
internal sealed class BudgetsList : ListOf<Budget, BudgetListRow>
{
    public BudgetsList()
        : base("budgets", "/finance/budgets", typeof(FinanceText))
    {
        Name = "Budgets";
        RowsAre(Kinds.Budget, r => r.Id, r => r.Name);
        WhenNoMatch("No budget matches");
        WhenNothing(new("target", "No budgets yet",
            "A budget plans income and costs for each month of a year; reports compare them with what became of it.")
        {
            New = Kinds.Budget,
        });

        Text("name", "Year", r => r.Name).Card(1).Cell(r => Cells.Name($"/finance/budgets/{r.Id}", r.Name));
        Day("first", "First month", r => r.FirstMonth).Sorts().Shows((r, _) => Format.MonthYear(r.FirstMonth));
        Money("income", "Income, {0}", r => r.Income).NotAsked().Digits(2);
        Money("costs", "Costs, {0}", r => r.Costs).NotAsked().Digits(2).Card(3);
        Money("profit", "Profit, {0}", r => r.Profit).NotAsked().Digits(2).Card(2).Class("strong");
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Budget> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Budgets.AsNoTracking();

    protected override Expression<Func<Budget, BudgetListRow>> Row(ListScope scope) =>
        b => new BudgetListRow(b.Id, b.Name, b.FirstMonth);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("first", true);

    protected override async Task<IReadOnlyList<BudgetListRow>> WithMoreAsync(
        IReadOnlyList<BudgetListRow> rows, ListScope scope, CancellationToken ct)
    {
        var (db, ids) = (scope.Get<FinanceDbContext>(), rows.Select(r => r.Id).ToList());
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Type, ct);
        var lines = (await db.BudgetLines.AsNoTracking().Where(l => ids.Contains(l.BudgetId)).ToListAsync(ct))
            .ToLookup(l => (l.BudgetId, IsIncome: accounts[l.AccountId] == AccountType.Income), l => l.Total);
        return
        [
            .. rows.Select(r => r with
            {
                Income = lines[(r.Id, true)].Sum(), Costs = lines[(r.Id, false)].Sum(),
            }),
        ];
    }
}
