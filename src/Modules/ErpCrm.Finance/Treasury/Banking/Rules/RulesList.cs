using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Rules;

internal sealed record BankRuleRow(
    Guid Id, int Order, string Name, string Text, string Party, RuleDirection Direction, bool IsActive);

internal sealed class RulesList : ListOf<BankRule, BankRuleRow>
{
    public RulesList()
        : base("bank-rules", "/finance/bank/rules", typeof(FinanceText))
    {
        Name = "Bank rules";
        RowsAre(Kinds.BankRule, r => r.Id, r => r.Name);
        WhenNothing(new("list-filter", "No bank rules yet",
            "A rule proposes an account for lines that no document is for: charges, rent, taxes.")
        {
            New = Kinds.BankRule,
        });
        WhenNoMatch("No rules match");
        Number("order", "Order", r => r.Order).SortsBy(r => r.Order, r => r.Name).Card(3);
        Text("name", "Name", r => r.Name).Card(1)
            .Cell(r => Cells.Name($"/finance/bank/rules/{r.Id}/edit", r.Name));
        Text("text", "Words of the line", r => r.Text);
        Text("party", "Words of the payer", r => r.Party);
        Choice("direction", "Direction", r => r.Direction).Says(BankWords.Of);
        Flag("active", "Status", r => r.IsActive).Says(active => active ? "Active" : "Archived").Card(2)
            .Cell((r, s) => Cells.Badge(r.IsActive ? "green" : "gray", s.Say(r.IsActive ? "Active" : "Archived")));
    }

    public override IQueryable<BankRule> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().BankRules.AsNoTracking();

    protected override Expression<Func<BankRule, BankRuleRow>> Row(ListScope scope) =>
        r => new BankRuleRow(r.Id, r.Order, r.Name, r.Text, r.Party, r.Direction, r.IsActive);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("order", false);
}
