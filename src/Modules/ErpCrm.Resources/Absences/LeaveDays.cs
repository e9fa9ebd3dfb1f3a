using ErpCrm.Resources.Capacity;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Absences;

/// <summary>How much working time leave takes: told before it is saved, and never nothing.</summary>
internal static class LeaveDays
{
    /// <summary>Working days of the person between two days; half of one for half a day.</summary>
    public static async Task<decimal> CountAsync(ResourcesDbContext db, Guid personId, DateOnly first, DateOnly last,
        bool isHalfDay, CancellationToken ct)
    {
        if (last < first || last.DayNumber - first.DayNumber >= Absence.LongestDays) return 0;
        // Leave is planned before somebody comes, too.
        var calendar = await WorkCalendar.WithInvitedAsync(db, db.People.Where(p => p.Id == personId), first, last, ct);
        return In(calendar, personId, first, last, isHalfDay);
    }

    /// <summary>The same of leave that is there, by its id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, decimal>> CountAsync(ResourcesDbContext db,
        IReadOnlyList<Absence> leave, CancellationToken ct)
    {
        if (leave.Count == 0) return new Dictionary<Guid, decimal>();
        var people = leave.Select(a => a.PersonId).Distinct().ToList();
        var calendar = await WorkCalendar.WithInvitedAsync(db, db.People.Where(p => people.Contains(p.Id)),
            leave.Min(a => a.FirstDay), leave.Max(a => a.LastDay), ct);
        return leave.ToDictionary(a => a.Id, a => In(calendar, a.PersonId, a.FirstDay, a.LastDay, a.IsHalfDay));
    }

    public static string Text(decimal days) => Format.Number(days, days % 1 == 0 ? 0 : 1);

    /// <exception cref="BusinessRuleException">There is no working day to take.</exception>
    public static async Task<decimal> RequireAsync(ResourcesDbContext db, Guid personId, AbsenceForm form,
        CancellationToken ct)
    {
        var (first, last) = (form.FirstDay!.Value, form.LastDay!.Value);
        var days = await CountAsync(db, personId, first, last, form.IsHalfDay, ct);
        // What cannot be anyway is said by the leave itself.
        if (days == 0 && last >= first && last.DayNumber - first.DayNumber < Absence.LongestDays)
            throw new BusinessRuleException("There is no working day from {0} to {1}.", first,
                last) { Field = nameof(form.FirstDay) };
        return days;
    }

    private static decimal In(WorkCalendar calendar, Guid personId, DateOnly first, DateOnly last, bool isHalfDay) =>
        calendar.WorkingDays(personId, first, last) * (isHalfDay ? 0.5m : 1);
}
