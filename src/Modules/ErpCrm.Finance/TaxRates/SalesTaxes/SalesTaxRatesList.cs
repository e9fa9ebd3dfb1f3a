using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.TaxRates.SalesTaxes;

internal sealed record SalesTaxRateRow(Guid Id, DateOnly ValidFrom, decimal CashPercent, decimal OtherPercent,
    string Source);

internal sealed class SalesTaxRatesList : ListOf<SalesTaxRate, SalesTaxRateRow>
{
    public SalesTaxRatesList()
        : base("sales-tax", "/finance/sales-tax-rates", typeof(FinanceText))
    {
        Name = "Sales tax";
        RowsAre(Kinds.SalesTaxRate, r => r.Id, r => Format.Date(r.ValidFrom));
        WhenNothing(new("percent", "No sales tax is set",
            "Where sales tax is owed on turnover, its rates make a part of the VAT report.")
        {
            Action = ("New sales tax rates", "/finance/sales-tax-rates/create"),
        });

        Day("from", "Valid from", r => r.ValidFrom).Sorts().Card(1)
            .Cell(r => Cells.Name($"/finance/sales-tax-rates/{r.Id}/edit", Format.Date(r.ValidFrom)));
        Percent("cash", "In cash", r => r.CashPercent).Card(2).Cell(r => Html.Text(TextOf(r.CashPercent)));
        Percent("other", "Not in cash", r => r.OtherPercent).Card(3).Cell(r => Html.Text(TextOf(r.OtherPercent)));
        Text("source", "Source", r => r.Source).Card(4).Class("wrap");
    }

    protected override bool FindsFirst => false;

    public override IQueryable<SalesTaxRate> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().SalesTaxRates.AsNoTracking();

    protected override Expression<Func<SalesTaxRate, SalesTaxRateRow>> Row(ListScope scope) =>
        r => new SalesTaxRateRow(r.Id, r.ValidFrom, r.CashPercent, r.OtherPercent, r.Source);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("from", true);

    private static string TextOf(decimal percent) => Format.Percent(percent / 100, percent % 1 == 0 ? 0 : 2);
}
