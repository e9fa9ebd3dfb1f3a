using ErpCrm.Contracts.Resources;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Holidays;

/// <summary>Answers other modules.</summary>
internal sealed class PublicHolidays(ResourcesDbContext db) : IPublicHolidays
{
    public async Task<IReadOnlyList<DateOnly>> BetweenAsync(DateOnly first, DateOnly last, CancellationToken ct) =>
        await db.Holidays.Where(h => h.Day >= first && h.Day <= last).Select(h => h.Day).ToListAsync(ct);
}
