using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Margin;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

/// <summary>What every handler of this module does with its event: find or begin the engagement, add to its thread and its money.</summary>
internal sealed class EngagementBook(InsightsDbContext db, ICompanyProfile company, IBusinessClock clock)
{
    private RateTable? _rates;

    /// <summary>The engagement; begun now when the event is the first of it to arrive.</summary>
    public async Task<Engagement> OpenAsync(Guid id, DateTime at, CancellationToken ct)
    {
        var engagement = await db.Engagements.FindAsync([id], ct);
        if (engagement is null && await db.JoinedEngagements.FindAsync([id], ct) is { } joined) return await OpenAsync(joined.IntoId, at, ct);
        if (engagement is null)
        {
            engagement = new Engagement { Id = id, StartedAt = at, LastEventAt = at };
            db.Add(engagement);
        }

        engagement.Version++;
        if (at < engagement.StartedAt) engagement.StartedAt = at;
        if (at > engagement.LastEventAt) engagement.LastEventAt = at;
        return engagement;
    }

    public void Tell(Engagement engagement, DomainEvent source, ThreadKind kind, string? text = null, string? detail = null, string? url = null,
        decimal? amount = null, string? currency = null, int? minutes = null, DateTime? at = null) => db.Add(new ThreadEntry
        {
            EngagementId = engagement.Id,
            At = at ?? source.OccurredAt,
            Kind = kind,
            Text = Cut(text, 500),
            Detail = Cut(detail, 200),
            Amount = amount,
            Currency = currency,
            Minutes = minutes,
            ActorName = Cut(source.ActorName, 120),
            Url = url,
        });

    public void Count(Engagement engagement, MoneyTerm term, Guid pool, Guid source, decimal amount, string currency, DateOnly on)
    {
        if (amount == 0) return;
        db.Add(new MoneyRow { EngagementId = engagement.Id, Term = term, Pool = pool, SourceId = source, Amount = amount, Currency = currency, On = on });
    }

    /// <summary>Counts what was delivered, and earns it in base currency as soon as the day's rate is known.</summary>
    public async Task EarnAsync(Engagement engagement, WorkDelivered delivered, Guid pool, CancellationToken ct)
    {
        if (delivered.Value.Amount == 0) return;
        var earned = (await RatesAsync(ct)).ToBase(delivered.Value.Amount, delivered.Value.Currency, delivered.DeliveredOn);
        db.Add(new MoneyRow
        {
            EngagementId = engagement.Id,
            Term = MoneyTerm.Delivered,
            Pool = pool,
            SourceId = delivered.SourceId,
            Amount = delivered.Value.Amount,
            Currency = delivered.Value.Currency,
            On = delivered.DeliveredOn,
            BaseAmount = earned,
        });
        if (earned is { } amount) await EarnAsync(engagement, amount, delivered.DeliveredOn, ct);
    }

    /// <summary>Earns what was delivered before any rate of its day was known, each row at the rate of its own day.</summary>
    public async Task EarnWaitingAsync(ExchangeRateSet set, CancellationToken ct)
    {
        var waiting = await db.MoneyRows.Where(r => r.Term == MoneyTerm.Delivered && r.Currency == set.Currency && r.BaseAmount == null).ToListAsync(ct);
        if (waiting.Count == 0) return;
        // The copy of this very rate may not be stored yet.
        var known = await db.Set<RateCopy>().AsNoTracking().Where(r => r.Currency == set.Currency && r.Id != set.RateId).Select(r => new { r.ValidFrom, r.Rate }).ToListAsync(ct);
        var rates = new RateTable(company.Current.BaseCurrency, known.Select(r => new DatedRate(set.Currency, r.ValidFrom, r.Rate)).Append(new DatedRate(set.Currency, set.ValidFrom, set.Rate)));
        foreach (var row in waiting)
        {
            if (rates.ToBase(row.Amount, row.Currency, row.On) is not { } earned) continue;
            row.BaseAmount = earned;
            var engagement = (await db.Engagements.FindAsync([row.EngagementId], ct))!;
            engagement.Version++;
            await EarnAsync(engagement, earned, row.On, ct);
        }
    }

    /// <summary>Counts what a document billed for an engagement, in base currency at the document's own rate too.</summary>
    /// <returns>What was billed in base currency.</returns>
    public decimal Bill(Engagement engagement, MoneyTerm term, Guid pool, Guid document, decimal amount, string currency, decimal rate, DateOnly on)
    {
        if (amount == 0) return 0;
        var billed = Rounding.Round(amount * rate, company.Current.BaseCurrency);
        db.Add(new MoneyRow { EngagementId = engagement.Id, Term = term, Pool = pool, SourceId = document, Amount = amount, Currency = currency, On = on, BaseAmount = billed });
        return billed;
    }

    public async Task EarnAsync(Engagement engagement, decimal amount, DateOnly on, CancellationToken ct)
    {
        engagement.Earned += amount;
        (await MonthAsync(engagement.Id, on, ct)).Earned += amount;
    }

    public async Task SpendAsync(Engagement engagement, CostIncurred cost, CancellationToken ct)
    {
        db.Add(new CostRow { EngagementId = engagement.Id, Kind = cost.Kind, SourceId = cost.SourceId, Amount = cost.Amount, Minutes = cost.Minutes, On = cost.On });
        switch (cost.Kind)
        {
            case CostKind.Labour: engagement.LabourCost += cost.Amount; break;
            case CostKind.Expense: engagement.ExpenseCost += cost.Amount; break;
            default: engagement.SubcontractCost += cost.Amount; break;
        }

        (await MonthAsync(engagement.Id, cost.On, ct)).Cost += cost.Amount;
    }

    public DateOnly DayOf(DateTime utc) => clock.DayOf(utc);

    private async Task<MonthlyMargin> MonthAsync(Guid engagement, DateOnly on, CancellationToken ct)
    {
        var first = new DateOnly(on.Year, on.Month, 1);
        if (await db.MonthlyMargins.FindAsync([engagement, first], ct) is { } known) return known;
        var month = new MonthlyMargin { EngagementId = engagement, Month = first };
        db.Add(month);
        return month;
    }

    private async Task<RateTable> RatesAsync(CancellationToken ct) => _rates ??= await RateTable.LoadAsync(db, company, ct);

    private static string? Cut(string? text, int length) => text is { } t && t.Length > length ? t[..length] : text;
}
