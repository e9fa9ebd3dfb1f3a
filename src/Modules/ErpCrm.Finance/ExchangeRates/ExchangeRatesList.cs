using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.ExchangeRates;

internal sealed record ExchangeRateRow(Guid Id, string Currency, DateOnly ValidFrom, decimal Rate, RateSource Source,
    bool IsUnusual);

internal sealed class ExchangeRatesList : ListOf<ExchangeRate, ExchangeRateRow>
{
    public ExchangeRatesList()
        : base("exchange-rates", "/finance/exchange-rates", typeof(FinanceText))
    {
        Name = "Exchange rates";
        RowsAre(Kinds.ExchangeRate, r => r.Id, r => r.Currency);
        Filter(new ValueFilter<ExchangeRate, string>("currency", "Currency", Readers.Text, In)
        {
            Any = "All",
            Choices = async (s, ct) =>
                (await Visible(s).Select(r => r.Currency).Distinct().OrderBy(c => c).ToListAsync(ct))
                    .Select(c => new SelectListItem(c, c)),
        });
        var nothing = new EmptyList(
            "refresh-cw", "No exchange rates yet",
            "Needed as soon as something is sold, bought or paid in another currency than {0}.")
        {
            Action = ("Set a rate", "/finance/exchange-rates/create"),
        };
        WhenNothing(nothing);
        WhenNoMatch(nothing.Title, nothing.Text);

        Text("currency", "Currency", r => r.Currency).Sorts().Imports().FewTexts().Card(1).Class("strong");
        Day("from", "Valid from", r => r.ValidFrom).SortsBy(r => r.ValidFrom, r => r.Currency).Imports().Card(3);
        Number("rate", "1 unit in {0}", r => r.Rate).Digits(4).Imports().Card(2);
        Choice("source", "Comes from", r => r.Source).Says(RateWords.Of).Card(4)
            .Cell((r, s) => r.IsUnusual
                ? Html.Of($"{s.Say(RateWords.Of(r.Source))} {Cells.Badge("amber", s.Say("Worth a look"))}")
                : Html.Text(s.Say(RateWords.Of(r.Source))));
        Flag("unusual", "Worth a look", r => r.IsUnusual).ExportOnly();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<ExchangeRate> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ExchangeRates.AsNoTracking();

    protected override Expression<Func<ExchangeRate, ExchangeRateRow>> Row(ListScope scope) =>
        r => new ExchangeRateRow(r.Id, r.Currency, r.ValidFrom, r.Rate, r.Source, r.IsUnusual);

    private static IQueryable<ExchangeRate> In(IQueryable<ExchangeRate> rates, string currency, ListScope scope) =>
        rates.Where(r => r.Currency == currency);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("from", true);
}
