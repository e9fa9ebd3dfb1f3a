using ErpCrm.Finance.Payroll.Salaries;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>
/// The days of a month that pay is counted by: working days, Monday to Friday without public holidays; every day of a
/// month that has none. Who joins, leaves or gets another salary within the month is paid for his part of them.
/// </summary>
internal sealed class PayDays
{
    private readonly IReadOnlyList<DateOnly> _days;

    private PayDays(IReadOnlyList<DateOnly> days) => _days = days;

    public int Count => _days.Count;

    public static PayDays Of(DateOnly month, IEnumerable<DateOnly> holidays)
    {
        var free = holidays.ToHashSet();
        var all = Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays).ToList();
        var working = all.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !free.Contains(d))
            .ToList();
        return new PayDays(working.Count > 0 ? working : all);
    }

    /// <summary>The salaries that hold in the month, each with its days.</summary>
    /// <param name="joinedOn">Null when nobody knows.</param>
    /// <param name="leftOn">Last day of work.</param>
    public IReadOnlyList<(PersonSalary Salary, int Days)> Of(
        IReadOnlyCollection<PersonSalary> salaries, DateOnly? joinedOn, DateOnly? leftOn) =>
    [
        .. _days.Where(d => (joinedOn is null || joinedOn <= d) && (leftOn is null || d <= leftOn))
            .Select(d => PersonSalary.On(salaries, d)).OfType<PersonSalary>().GroupBy(s => s)
            .Select(g => (g.Key, g.Count())),
    ];
}
