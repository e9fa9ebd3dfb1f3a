using ErpCrm.SharedKernel;

namespace ErpCrm.Projects.Time;

/// <summary>Hours are written down for days up to the end of today's week: work is recorded, not planned.</summary>
internal static class RecordableDays
{
    /// <param name="today">The person's own day.</param>
    public static DateOnly Last(DateOnly today) => Weeks.MondayOf(today).AddDays(6);

    public static void Require(DateOnly day, DateOnly today, string? field = null)
    {
        if (day > Last(today))
            throw new BusinessRuleException(
                "Hours are recorded up to the end of this week, {0}. Plan later work in Capacity.",
                Last(today)) { Field = field };
    }
}
