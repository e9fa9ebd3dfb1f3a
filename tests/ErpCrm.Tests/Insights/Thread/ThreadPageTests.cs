using ErpCrm.Contracts;
using ErpCrm.Insights.Thread;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Insights.Thread;

public sealed class ThreadPageTests
{
    private static readonly DateTime Monday = new(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_week_of_approved_hours_is_one_line_and_what_is_rare_stays_single()
    {
        var groups = Group([Time(9, 60), Paid(8), Time(3, 90), Time(2, 30), Time(1, 150), Paid(0)]);
        Assert.Equal(
            [("TimeApproved", 1, 60), ("PaymentReceived", 1, 0), ("TimeApproved", 3, 270), ("PaymentReceived", 1, 0)],
            groups.Select(g => (g.Kind.ToString(), g.Entries.Count, g.Minutes)));
    }

    [Fact]
    public void Amounts_of_a_group_are_summed_by_currency()
    {
        var group = Group([Paid(3), Paid(2), Paid(1, "USD")]).Single();
        Assert.Equal([(200m, "KGS"), (100m, "USD")], group.Amounts);
    }

    [Fact]
    public void A_long_thread_is_told_by_months_and_nothing_of_it_is_lost()
    {
        var entries = Enumerable.Range(0, 60).Select(day => day % 3 == 0 ? Paid(59 - day) : Time(59 - day, 60))
            .ToList();
        var months = Months(entries);
        Assert.Equal(["2026-12", "2026-11"], months.Select(m => m.Month.ToString("yyyy-MM", null)));
        Assert.Equal(entries, months.SelectMany(m => m.Groups).SelectMany(g => g.Entries).OrderByDescending(e => e.At));
        Assert.Equal([ThreadKind.TimeApproved, ThreadKind.PaymentReceived], months[0].Kinds.Select(k => k.Kind));
        Assert.All(months,
            m => Assert.All(m.Groups.SelectMany(g => g.Entries), e => Assert.Equal(m.Month.Month, e.At.Month)));
        Assert.True(new ThreadPage(months, new ThreadFilter(null, 1), false).IsFolded);
        Assert.False(new ThreadPage(Months(entries[..8]), new ThreadFilter(null, 1), false).IsFolded);
    }

    private static List<ThreadMonth> Months(IEnumerable<ThreadEntry> entries) =>
        [.. ThreadPage.ByMonth(entries, e => DateOnly.FromDateTime(e.At))];

    private static List<ThreadGroup> Group(IEnumerable<ThreadEntry> entries) =>
        [.. ThreadPage.Group(entries, e => Weeks.MondayOf(DateOnly.FromDateTime(e.At)))];

    private static ThreadEntry Time(int day, int minutes) =>
        new()
        {
            EngagementId = Guid.Empty, At = Monday.AddDays(day), Kind = ThreadKind.TimeApproved, Minutes = minutes
        };

    private static ThreadEntry Paid(int day, string currency = "KGS") =>
        new()
        {
            EngagementId = Guid.Empty, At = Monday.AddDays(day), Kind = ThreadKind.PaymentReceived, Amount = 100,
            Currency = currency
        };
}
