using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.VatRules;

internal sealed record VatRuleRow(Guid Id, DateOnly ValidFrom, VatRounding Rounding);

internal sealed class VatRulesList : ListOf<VatRule, VatRuleRow>
{
    public VatRulesList()
        : base("vat-rules", "/finance/vat-rules", typeof(FinanceText))
    {
        Name = "Rounding of VAT";
        RowsAre(Kinds.VatRule, r => r.Id, r => Format.Date(r.ValidFrom));
        WhenNothing(new("percent", "Nothing is set",
            "As long as nothing is set, VAT is rounded on the sum of each rate.")
        {
            Action = ("New rule", "/finance/vat-rules/create"),
        });

        Day("from", "Valid from", r => r.ValidFrom).Sorts().Card(1)
            .Cell(r => Cells.Name($"/finance/vat-rules/{r.Id}/edit", Format.Date(r.ValidFrom)));
        Choice("rounding", "VAT is rounded", r => r.Rounding).Says(VatRuleQueries.WordOf).Card(2);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<VatRule> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().VatRules.AsNoTracking();

    protected override Expression<Func<VatRule, VatRuleRow>> Row(ListScope scope) =>
        r => new VatRuleRow(r.Id, r.ValidFrom, r.Rounding);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("from", true);
}
