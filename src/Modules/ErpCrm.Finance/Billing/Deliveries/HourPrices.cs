using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>What an hour of somebody on a project is sold for and costs on a
/// day; the rate of the day, never today's (domain-rules §9, §13).</summary>
internal sealed class HourPrices(ExchangeRateTable exchange, string baseCurrency, IEnumerable<PersonRate> rates)
{
    private readonly ILookup<Guid, PersonRate> _rates = rates.OrderByDescending(r => r.ValidFrom)
        .ToLookup(r => r.PersonId);

    /// <summary>Price of an hour in contract currency: the project's, else the
    /// person's own at the day's exchange rate; null when neither is known.</summary>
    public decimal? PriceOf(ProjectCopy project, Guid personId, DateOnly day)
    {
        if (project.HourlyRate is { } agreed) return agreed;
        if (RateOf(personId, day)?.BillPerHour is not { } own) return null;
        if (project.Currency == baseCurrency) return own;
        if (exchange.RateOn(project.Currency, day) is not ({ } rate and > 0)) return null;
        // A rate that makes it larger than any amount is none that was meant.
        var price = Rounding.Round(own / rate, project.Currency);
        return price <= Currencies.Largest ? price : null;
    }

    /// <summary>Cost of worked minutes in base currency; null when no rate is known for the day.</summary>
    public decimal? CostOf(Guid personId, DateOnly day, int minutes) =>
        RateOf(personId, day) is { } rate ? Rounding.Round(minutes / 60m * rate.CostPerHour, baseCurrency) : null;

    /// <param name="currencies">Contract currencies of the projects.</param>
    public static async Task<HourPrices> LoadAsync(FinanceDbContext db, ICompanyProfile company,
        IReadOnlyCollection<Guid> people, IEnumerable<string> currencies, CancellationToken ct)
    {
        var rates = await db.PersonRates.AsNoTracking().Where(r => people.Contains(r.PersonId)).ToListAsync(ct);
        return new HourPrices(await Rates.ReadAsync(db, company, currencies, ct), company.Current.BaseCurrency, rates);
    }

    private PersonRate? RateOf(Guid personId, DateOnly day) => _rates[personId].FirstOrDefault(r => r.ValidFrom <= day);
}
