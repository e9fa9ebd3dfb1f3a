using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.OpenWriteOffs;

internal sealed record ToleranceRow(Guid Id, string Currency, decimal Amount);

internal sealed class TolerancesList : ListOf<Tolerance, ToleranceRow>
{
    public TolerancesList()
        : base("tolerances", "/finance/tolerances", typeof(FinanceText))
    {
        Name = "Small differences";
        RowsAre(Kinds.Tolerance, r => r.Id, r => r.Currency);
        WhenNothing(new("diff", "No limits yet",
            "Up to a limit in its currency, what is missing of a payment can be written off on the invoice's page.")
        {
            Action = ("New limit", "/finance/tolerances/create"),
        });

        Text("currency", "Currency", r => r.Currency).Sorts().Card(1)
            .Cell(r => Cells.Name($"/finance/tolerances/{r.Id}/edit", r.Currency));
        Money("amount", "At most", r => r.Amount, r => r.Currency).Card(2);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Tolerance> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Tolerances.AsNoTracking();

    protected override Expression<Func<Tolerance, ToleranceRow>> Row(ListScope scope) =>
        t => new ToleranceRow(t.Id, t.Name, t.Amount);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("currency", false);
}
