using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.ExpenseRules;

internal sealed record ExpenseRuleRow(
    Guid Id, string Text, int Order, string Category, bool IsBuiltInCategory, decimal? VatPercent, Guid? ProjectId,
    string? ProjectCode, bool IsActive);

internal sealed class ExpenseRulesList : ListOf<ExpenseRule, ExpenseRuleRow>
{
    public ExpenseRulesList()
        : base("expense-rules", "/finance/expense-rules", typeof(FinanceText))
    {
        Name = "Rules for expenses";
        RowsAre(Kinds.ExpenseRule, r => r.Id, r => r.Text);
        WhenNothing(new("list-filter", "No rules for expenses yet",
            "A rule proposes category, VAT and project by the words of a receipt. What was chosen three times of four is proposed without one.")
        {
            Action = ("New rule", "/finance/expense-rules/create"),
        });

        Number("order", "Order", r => r.Order).SortsBy(r => r.Order, r => r.Text).Card(4);
        Text("text", "Words", r => r.Text).Card(1).Class("wrap")
            .Cell(r => Cells.Name($"/finance/expense-rules/{r.Id}/edit", r.Text));
        Text("category", "Category", r => r.Category).FewTexts().Card(3)
            .Shows((r, s) => r.IsBuiltInCategory ? s.Say(r.Category) : r.Category);
        Percent("vat", "VAT", r => r.VatPercent);
        Record("project", "Project", Kinds.Project, r => r.ProjectId, r => r.ProjectCode);
        Flag("status", "Status", r => r.IsActive).Says(active => active ? "Active" : "Archived").Card(2)
            .Cell((r, s) => Cells.Badge(r.IsActive ? "green" : "gray", s.Say(r.IsActive ? "Active" : "Archived")));
    }

    protected override bool FindsFirst => false;

    public override IQueryable<ExpenseRule> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ExpenseRules.AsNoTracking();

    protected override Expression<Func<ExpenseRule, ExpenseRuleRow>> Row(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        return r => new ExpenseRuleRow(
            r.Id, r.Text, r.Order,
            db.ExpenseCategories.Where(c => c.Id == r.CategoryId).Select(c => c.Name).First(),
            db.ExpenseCategories.Where(c => c.Id == r.CategoryId).Select(c => c.IsBuiltIn).First(),
            r.VatPercent, r.ProjectId,
            db.Projects.Where(p => p.Id == r.ProjectId).Select(p => p.Code).FirstOrDefault(), r.IsActive);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("order", false);
}
