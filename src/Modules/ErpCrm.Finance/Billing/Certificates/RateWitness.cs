using System.Globalization;
using System.Text.Json;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>
/// Whether some rate gives the price of an hour: the project's, now or by its history, or one of the person's that was
/// valid on the day. Rates of people are never changed, so each price has its rate for good (domain-rules §9, §13).
/// </summary>
internal sealed class RateWitness(FinanceDbContext db, ICompanyProfile company,
    Lazy<IEnumerable<IAuditSource>> histories)
{
    private const int MostChanges = 400;

    /// <summary>Ids of the time deliveries whose price nothing gives.</summary>
    public async Task<IReadOnlySet<Guid>> MissingAsync(IEnumerable<DeliveryRow> deliveries, CancellationToken ct)
    {
        var time = deliveries.Where(d => d.Kind == BillingSourceKind.Time && d.PersonId is not null).ToList();
        if (time.Count == 0) return new HashSet<Guid>();
        var people = time.Select(d => d.PersonId!.Value).Distinct().ToList();
        var projectIds = time.Select(d => d.ProjectId).Distinct().ToList();
        var agreed = await db.Projects.AsNoTracking().Where(p => EF.Parameter(projectIds).Contains(p.Id))
            .Select(p => new { p.Id, p.HourlyRate }).ToDictionaryAsync(p => p.Id, p => p.HourlyRate, ct);
        var own = (await db.PersonRates.AsNoTracking().Where(r => EF.Parameter(people).Contains(r.PersonId))
            .ToListAsync(ct)).ToLookup(r => r.PersonId);
        var doubtful = time.FindAll(d => agreed.GetValueOrDefault(d.ProjectId) != d.UnitPrice
            && !own[d.PersonId!.Value].Any(r => r.ValidFrom <= d.DeliveredOn && r.BillPerHour == d.UnitPrice
                && d.Currency == company.Current.BaseCurrency));
        if (doubtful.Count == 0) return new HashSet<Guid>();
        var converted = await ConvertedAsync(doubtful, own, ct);
        return await WithoutHistoryAsync(doubtful.FindAll(d => !converted.Contains(d.Id)), ct);
    }

    // In another currency the person's rate at any exchange rate there is; of one that was corrected the former is not
    // known here any more.
    private async Task<HashSet<Guid>> ConvertedAsync(List<DeliveryRow> doubtful, ILookup<Guid, PersonRate> own,
        CancellationToken ct)
    {
        var currencies = doubtful.Select(d => d.Currency).Where(c => c != company.Current.BaseCurrency).Distinct()
            .ToList();
        if (currencies.Count == 0) return [];
        var rates = await db.ExchangeRates.AsNoTracking().Where(r => EF.Parameter(currencies).Contains(r.Currency))
            .Select(r => new { r.Id, r.Currency, r.ValidFrom, r.Rate, r.Version }).ToListAsync(ct);
        return
        [
            .. doubtful.Where(d => rates.Any(r => r.Currency == d.Currency && (r.Version > 0
                || (r.ValidFrom <= d.DeliveredOn && own[d.PersonId!.Value].Any(o => o.ValidFrom <= d.DeliveredOn
                    && o.BillPerHour is { } bill && r.Rate > 0
                    && Rounding.Round(bill / r.Rate, d.Currency) == d.UnitPrice)))))
                .Select(d => d.Id),
        ];
    }

    private async Task<IReadOnlySet<Guid>> WithoutHistoryAsync(List<DeliveryRow> doubtful, CancellationToken ct)
    {
        var missing = new HashSet<Guid>();
        foreach (var ofProject in doubtful.GroupBy(d => d.ProjectId))
        {
            var agreed = await AgreedAsync(ofProject.Key, ct);
            missing.UnionWith(ofProject.Where(d => !agreed.Contains(d.UnitPrice)).Select(d => d.Id));
        }

        return missing;
    }

    // What was agreed for the project at any time.
    private async Task<HashSet<decimal>> AgreedAsync(Guid projectId, CancellationToken ct)
    {
        if (histories.Value.FirstOrDefault() is not { } history) return [];
        var changes = await history.FindAsync(new AuditFilter(EntityId: projectId), MostChanges, ct);
        return
        [
            .. changes.SelectMany(c => JsonSerializer.Deserialize<List<FieldChange>>(c.Changes) ?? [])
                .Where(c => c.Field == nameof(ProjectCopy.HourlyRate))
                .SelectMany(c => new[] { c.From, c.To })
                .Select(text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var rate)
                    ? rate
                    : (decimal?)null)
                .OfType<decimal>(),
        ];
    }
}
