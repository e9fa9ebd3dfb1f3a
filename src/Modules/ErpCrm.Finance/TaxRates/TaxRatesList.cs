using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.TaxRates;

internal sealed record TaxRateRow(
    Guid Id, string Name, decimal Percent, string? ExemptionReason, DateOnly? ValidFrom, DateOnly? ValidUntil,
    bool IsDefault, bool IsActive, VatCategory Category, string? ExemptionCode);

internal sealed class TaxRatesList : ListOf<TaxRate, TaxRateRow>
{
    public TaxRatesList()
        : base("tax-rates", "/finance/tax-rates", typeof(FinanceText))
    {
        Name = "Tax rates";
        RowsAre(Kinds.TaxRate, r => r.Id, r => r.Name);
        Text("name", "Name", r => r.Name).Shows((r, s) => s.Say(r.Name)).Card(1)
            .Cell((r, s) => Cells.Name($"/finance/tax-rates/{r.Id}/edit", s.Say(r.Name)));
        Percent("rate", "Rate", r => r.Percent).SortsBy(r => r.IsActive, r => r.Percent).Card(2)
            .Cell(r => Html.Text(Format.Percent(r.Percent / 100, r.Percent % 1 == 0 ? 0 : 2)));
        Text("reason", "Reason on the invoice", r => r.ExemptionReason).Shows((r, s) => s.Say(r.ExemptionReason));
        Choice("category", "Category", r => r.Category).Says(VatCategories.WordOf);
        Text("code", "Code of the reason", r => r.ExemptionCode).ExportOnly();
        Day("valid", "Valid", r => r.ValidFrom).Shows(Valid);
        Flag("status", "Status", r => r.IsActive).Says(active => active ? "Active" : "Archived")
            .Shows((r, s) => State(r, s).Text).Card(3)
            .Cell((r, s) => Cells.Badge(State(r, s).Tone, State(r, s).Text));
    }

    protected override bool FindsFirst => false;

    public override IQueryable<TaxRate> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().TaxRates.AsNoTracking();

    protected override Expression<Func<TaxRate, TaxRateRow>> Row(ListScope scope) =>
        r =>
            new TaxRateRow(
                r.Id, r.Name, r.Percent, r.ExemptionReason, r.ValidFrom, r.ValidUntil, r.IsDefault, r.IsActive,
                r.Category, r.ExemptionCode);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("rate", true);

    private static string Valid(TaxRateRow row, ListScope scope) =>
        row.ValidFrom is null && row.ValidUntil is null
            ? scope.Say("always")
            : $"{Format.Date(row.ValidFrom)} – {Format.Date(row.ValidUntil)}";

    private static (string Tone, string Text) State(TaxRateRow row, ListScope scope)
    {
        if (row.IsDefault) return ("blue", scope.Say("Default"));
        return row.IsActive ? ("green", scope.Say("Active")) : ("gray", scope.Say("Archived"));
    }
}
