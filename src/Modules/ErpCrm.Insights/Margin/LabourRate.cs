using ErpCrm.Contracts.Finance;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Insights.Margin;

/// <summary>
/// What an hour of labour costs on the company's average, for readers who may see margins and not what a person costs
/// (domain-rules §32). Published once a month over the twelve months
/// before, never computed again, so that nothing one person records, approves or earns changes it.
/// </summary>
internal sealed class LabourRate
{
    /// <summary>Fewer people than this are not averaged: the others could be told from each other.</summary>
    public const int FewestPeople = 5;

    private const int Months = 12;

    /// <summary>First day of the month it holds from.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Base currency, to two significant digits; null when too few people worked.</summary>
    public decimal? PerHour { get; init; }

    /// <summary>The newest that holds on a day.</summary>
    public static Task<decimal?> OnAsync(InsightsDbContext db, DateOnly day, CancellationToken ct) =>
        db.LabourRates.AsNoTracking().Where(r => r.Month <= day).OrderByDescending(r => r.Month).Select(r => r.PerHour)
            .FirstOrDefaultAsync(ct);

    /// <summary>Publishes the rate of the month, unless it is.</summary>
    public static async Task PublishAsync(InsightsDbContext db, DateOnly today, CancellationToken ct)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        if (await db.LabourRates.FindAsync([month], ct) is not null) return;
        var since = month.AddMonths(-Months);
        var people = await db.CostRows.AsNoTracking()
            .Where(c => c.Kind == CostKind.Labour && c.PersonId != null && c.On >= since && c.On < month)
            .GroupBy(c => c.PersonId)
            .Select(g => new { Amount = g.Sum(c => c.Amount), Minutes = g.Sum(c => c.Minutes) })
            .ToListAsync(ct);
        people.RemoveAll(p => p.Minutes <= 0);
        var enough = people.Count >= FewestPeople;
        db.Add(new LabourRate { Month = month, PerHour = enough
            ? Coarse(people.Sum(p => p.Amount) * 60 / people.Sum(p => p.Minutes))
            : null });
    }

    private static decimal Coarse(decimal amount)
    {
        var step = 1m;
        while (amount / step >= 100) step *= 10;
        while (amount > 0 && amount / step < 10 && step > 0.01m) step /= 10;
        return Rounding.Round(amount / step, 0) * step;
    }
}

internal sealed class LabourRateConfiguration : IEntityTypeConfiguration<LabourRate>
{
    public void Configure(EntityTypeBuilder<LabourRate> rate)
    {
        rate.ToTable("LabourRates");
        rate.HasKey(r => r.Month);
    }
}
