using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Finance.ExchangeRates.ExchangeRateForm>;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Rates out of a file: a currency, a day, and what one unit is worth from then on.</summary>
internal sealed class ExchangeRateImport(
    ImportTools<FinanceDbContext> tools, IValidator<ExchangeRateForm> validator, ICompanyProfile company,
    IStringLocalizer<FinanceText> texts)
    : RecordImport<FinanceDbContext, ExchangeRate, ExchangeRateForm>(tools)
{
    private readonly Dictionary<string, SortedList<DateOnly, decimal>> _known = new(StringComparer.Ordinal);

    public override string Kind => Kinds.ExchangeRate;

    public override string About => "What one unit of the currency is worth in your currency, from the day on.";

    public override IReadOnlyList<ImportColumn<ExchangeRateForm>> Fields { get; } =
    [
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Required().Like("USD", "EUR")
            .Called("Currency code", "Code", "ISO code", "Валюта", "Код валюты", "Буквенный код"),
        Column.Date("from", "Valid from", f => f.ValidFrom).Required().Like("2026-01-05", "2026-01-05")
            .Called("Date", "Day", "Дата", "Дата курса", "Күнү"),
        Column.Number("rate", "Exchange rate", f => f.Rate).Required().Like("87.45", "102.3")
            .Called("Rate", "Value", "Official rate", "Курс", "Официальный курс", "Расмий курс"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } =
        [new("day", "Currency and day", "currency", "from")];

    protected override string Permission => FinancePermissions.EditSettings;

    protected override IQueryable<ExchangeRate> Visible => Db.ExchangeRates;

    protected override IQueryable<ExchangeRate> Changeable => Db.ExchangeRates;

    protected override ExchangeRateForm Blank() => new();

    protected override ExchangeRateForm FormOf(ExchangeRate record) =>
        new() { Currency = record.Currency, ValidFrom = record.ValidFrom, Rate = record.Rate };

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<ExchangeRateForm>> rows, CancellationToken ct)
    {
        var currencies = rows.Select(r => r.Form.Currency).Distinct().ToList();
        var known = await Db.ExchangeRates.AsNoTracking().Where(r => EF.Parameter(currencies).Contains(r.Currency))
            .Select(r => new { r.Currency, r.ValidFrom, r.Rate }).ToListAsync(ct);
        _known.Clear();
        foreach (var rate in known) RatesOf(rate.Currency)[rate.ValidFrom] = rate.Rate;
    }

    protected override IEnumerable<string> KeysOf(ExchangeRateForm form, string match) => UniqueKeysOf(form);

    protected override IEnumerable<string> UniqueKeysOf(ExchangeRateForm form)
    {
        if (form.Currency.Length > 0 && form.ValidFrom is { } day) yield return KeyOf(form.Currency, day);
    }

    protected override async Task<IReadOnlyList<(string Key, ExchangeRate Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var currencies = keys.Select(key => key.Split(' ')[0]).Distinct().ToList();
        var found = await Db.ExchangeRates.Where(r => EF.Parameter(currencies).Contains(r.Currency)).ToListAsync(ct);
        return [.. found.Select(r => (Key: KeyOf(r.Currency, r.ValidFrom), r)).Where(pair => keys.Contains(pair.Key))];
    }

    protected override IEnumerable<(string Property, string Message)> Check(ExchangeRateForm form)
    {
        IEnumerable<(string, string)> otherwise = form.Currency == company.Current.BaseCurrency
            ? [(nameof(form.Currency), texts["Your books are in {0}; it needs no rate.", form.Currency].Value)]
            : [];
        return validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage))
            .Concat(otherwise);
    }

    protected override ExchangeRate Make(RowInWork<ExchangeRateForm> row)
    {
        var form = row.Form;
        var rate = new ExchangeRate(form.Currency, form.ValidFrom!.Value, form.Rate!.Value, RateSource.Import);
        Compare(rate);
        return rate;
    }

    protected override void Change(ExchangeRate record, ExchangeRateForm form)
    {
        record.Set(form.Rate!.Value, RateSource.Import);
        Compare(record);
    }

    protected override Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) => Task.FromResult<IReadOnlyCollection<Guid>>([]);

    protected override void Withdraw(ExchangeRate record) => record.Withdraw();

    private void Compare(ExchangeRate rate)
    {
        var rates = RatesOf(rate.Currency);
        rate.CompareWith(rates.Where(r => r.Key < rate.ValidFrom).Select(r => (decimal?)r.Value).LastOrDefault());
        rates[rate.ValidFrom] = rate.Rate;
    }

    private SortedList<DateOnly, decimal> RatesOf(string currency)
    {
        if (!_known.TryGetValue(currency, out var rates)) _known[currency] = rates = [];
        return rates;
    }

    private static string KeyOf(string currency, DateOnly day) => $"{currency} {day:O}";
}
