using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Rates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Departments;

/// <param name="Minutes">Capacity of the month.</param>
/// <param name="Cost">Of that capacity, in base currency; null without the permission to see rates.</param>
internal sealed record DepartmentRow(Guid Id, string Name, int People, int Minutes, decimal? Cost);

/// <summary>Departments with what their people can work, and cost, in one month.</summary>
internal sealed record MonthOfDepartments(DateOnly Month, IReadOnlyList<DepartmentRow> Rows)
{
    public static async Task<MonthOfDepartments> LoadAsync(ResourcesDbContext db, DateOnly today, bool withCost,
        CancellationToken ct)
    {
        var (from, to) = (new DateOnly(today.Year, today.Month, 1),
            new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month)));
        var people = db.People.Where(
            p => p.DepartmentId != null && !p.IsInvited && p.JoinedOn <= to && (p.LeftOn == null || p.LeftOn >= from));
        var members = (await people.Select(p => new { p.Id, p.DepartmentId }).ToListAsync(ct)).ToLookup(
            p => p.DepartmentId!.Value, p => p.Id);
        var calendar = await WorkCalendar.LoadAsync(db, people, from, to, ct);
        var rates = withCost ? (await db.Rates.AsNoTracking().Where(r => r.ValidFrom <= to
            && people.Any(p => p.Id == r.PersonId)).ToListAsync(ct)).ToLookup(r => r.PersonId) : null;
        var departments = await db.Departments.AsNoTracking().OrderBy(d => d.Name).Take(200).ToListAsync(ct);
        return new MonthOfDepartments(from, [.. departments.Select(Row)]);

        DepartmentRow Row(Department d) => new(
            d.Id,
            d.Name,
            members[d.Id].Count(),
            members[d.Id].Sum(id => calendar.Between(id, from, to).Available),
            rates is null ? null : members[d.Id].Sum(id => CostOf(calendar, id, [.. rates[id]], from, to)));
    }

    /// <summary>Available hours × cost per hour, day by day (domain-rules §13), rounded once.</summary>
    private static decimal CostOf(WorkCalendar calendar, Guid personId, IReadOnlyList<PersonRate> rates, DateOnly from,
        DateOnly to)
    {
        var cost = 0m;
        for (var day = from; day <= to; day = day.AddDays(1))
            cost += calendar.On(personId, day).Available / 60m * (PersonRate.On(rates, day)?.CostPerHour ?? 0);
        return Rounding.Round(cost, 2);
    }
}
