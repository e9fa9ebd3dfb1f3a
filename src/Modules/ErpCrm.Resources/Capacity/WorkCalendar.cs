using ErpCrm.Resources.Absences;
using ErpCrm.Resources.People;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Capacity;

/// <summary>Days somebody works here; <paramref name="LeftOn"/> is the last one.</summary>
internal sealed record Employment(Guid PersonId, DateOnly JoinedOn, DateOnly? LeftOn);

/// <summary>Approved leave.</summary>
internal sealed record TimeOff(Guid PersonId, DateOnly FirstDay, DateOnly LastDay, bool IsHalfDay);

/// <summary>Minutes of working time and what takes them away. Adds up over days, people, departments.</summary>
/// <param name="Pattern">Working hours by the pattern, on days of employment.</param>
/// <param name="Holiday">Of them on company holidays.</param>
/// <param name="Leave">Of the rest on approved leave.</param>
internal readonly record struct WorkTime(int Pattern, int Holiday, int Leave)
{
    /// <summary>Capacity: pattern − holidays − approved leave (domain-rules §19).</summary>
    public int Available => Pattern - Holiday - Leave;

    /// <summary>Whether somebody who would work is away all the time.</summary>
    public bool IsOff => Pattern > 0 && Available == 0;

    public static WorkTime operator +(WorkTime a, WorkTime b) =>
        new(a.Pattern + b.Pattern, a.Holiday + b.Holiday, a.Leave + b.Leave);
}

/// <summary>Who can work when (domain-rules §19).</summary>
internal sealed class WorkCalendar
{
    private readonly Dictionary<Guid, Employment> _people;
    private readonly ILookup<Guid, HoursPattern> _patterns;
    private readonly ILookup<Guid, TimeOff> _leave;
    private readonly HashSet<DateOnly> _holidays;

    public WorkCalendar(IEnumerable<Employment> people, IEnumerable<HoursPattern> patterns,
        IEnumerable<DateOnly> holidays, IEnumerable<TimeOff> leave)
    {
        _people = people.ToDictionary(p => p.PersonId);
        _patterns = patterns.OrderByDescending(p => p.ValidFrom).ToLookup(p => p.PersonId);
        _holidays = [.. holidays];
        _leave = leave.ToLookup(l => l.PersonId);
    }

    /// <summary>Everything about the people that matters between two days, both
    /// included. Who is only invited has no working time.</summary>
    public static Task<WorkCalendar> LoadAsync(ResourcesDbContext db, IQueryable<Person> people, DateOnly from,
        DateOnly to, CancellationToken ct) =>
        WithInvitedAsync(db, people.Where(p => !p.IsInvited), from, to, ct);

    /// <summary>The same with the working days that those who are invited will have.</summary>
    public static async Task<WorkCalendar> WithInvitedAsync(ResourcesDbContext db, IQueryable<Person> people,
        DateOnly from, DateOnly to, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id);
        var employment = await people.Select(p => new Employment(p.Id, p.JoinedOn, p.LeftOn)).ToListAsync(ct);
        var patterns = await db.HoursPatterns.AsNoTracking().Where(h => h.ValidFrom <= to && ids.Contains(h.PersonId))
            .ToListAsync(ct);
        var holidays = await db.Holidays.Where(h => h.Day >= from && h.Day <= to).Select(h => h.Day).ToListAsync(ct);
        var leave = await db.Absences
            .Where(a => a.Status == AbsenceStatus.Approved && a.FirstDay <= to && a.LastDay >= from && ids
                .Contains(a.PersonId))
            .Select(a => new TimeOff(a.PersonId, a.FirstDay, a.LastDay, a.IsHalfDay))
            .ToListAsync(ct);
        return new WorkCalendar(employment, patterns, holidays, leave);
    }

    public WorkTime On(Guid personId, DateOnly day)
    {
        if (!_people.TryGetValue(personId, out var person) || day < person.JoinedOn || day > person.LeftOn)
            return default;
        var pattern = PatternOf(personId, day)[HoursPattern.IndexOf(day)];
        if (_holidays.Contains(day)) return new WorkTime(pattern, pattern, 0);
        var leave = _leave[personId].Where(l => l.FirstDay <= day && day <= l.LastDay)
            .Sum(l => l.IsHalfDay ? pattern / 2 : pattern);
        return new WorkTime(pattern, 0, Math.Min(pattern, leave));
    }

    /// <summary>Between two days, both included.</summary>
    public WorkTime Between(Guid personId, DateOnly from, DateOnly to)
    {
        var sum = default(WorkTime);
        for (var day = from; day <= to; day = day.AddDays(1)) sum += On(personId, day);
        return sum;
    }

    /// <summary>Working days between two days, both included: days with working hours that are no holiday.</summary>
    public int WorkingDays(Guid personId, DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
            days += On(personId, day) is var time && time.Pattern > time.Holiday ? 1 : 0;
        return days;
    }

    public WorkTime InWeek(Guid personId, DateOnly monday) => Between(personId, monday, monday.AddDays(6));

    private IReadOnlyList<int> PatternOf(Guid personId, DateOnly day)
    {
        foreach (var pattern in _patterns[personId])
        {
            if (pattern.ValidFrom <= day) return pattern.Minutes;
        }

        return HoursPattern.Default;
    }
}
