using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.CostCentres;

internal sealed record CostCentreRow(Guid Id, string Code, string Name, bool IsActive, int Rules);

internal sealed class CostCentresList : ListOf<CostCentre, CostCentreRow>
{
    public CostCentresList()
        : base("cost-centres", "/finance/cost-centres", typeof(FinanceText))
    {
        Name = "Cost centres";
        RowsAre(Kinds.CostCentre, r => r.Id, r => r.Name);
        WhenNothing(new("target", "No cost centres yet",
            "A cost centre answers for costs: a department, a place, a product. Budgets and reports tell them apart.")
        {
            Action = ("New cost centre", "/finance/cost-centres/create"),
        });
        Text("code", "Code", r => r.Code).Sorts().Card(3);
        Text("name", "Name", r => r.Name).Card(1)
            .Cell(r => Cells.Name($"/finance/cost-centres/{r.Id}/edit", r.Name));
        Number("rules", "Taken by itself", r => r.Rules).Card(4).Labelled();
        Flag("status", "Status", r => r.IsActive).Says(active => active ? "Active" : "Archived")
            .Shows((r, s) => s.Say(r.IsActive ? "Active" : "Archived")).Card(2)
            .Cell((r, s) => Cells.Badge(r.IsActive ? "green" : "gray", s.Say(r.IsActive ? "Active" : "Archived")));
    }

    protected override bool FindsFirst => false;

    public override IQueryable<CostCentre> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().CostCentres.AsNoTracking();

    protected override Expression<Func<CostCentre, CostCentreRow>> Row(ListScope scope)
    {
        var rules = scope.Get<FinanceDbContext>().CostCentreRules;
        return c => new CostCentreRow(c.Id, c.Code, c.Name, c.IsActive, rules.Count(r => r.CostCentreId == c.Id));
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("code", false);
}
