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
    public void Every_kind_is_in_exactly_one_part()
    {
        Assert.Contains(ThreadKind.StageChanged, new ThreadFilter(ThreadPart.Sales, 1).Kinds);
        Assert.Contains(ThreadKind.TimeApproved, new ThreadFilter(ThreadPart.Work, 1).Kinds);
        Assert.Contains(ThreadKind.WrittenOff, new ThreadFilter(ThreadPart.Money, 1).Kinds);
        Assert.Equal(Enum.GetValues<ThreadKind>(), Enum.GetValues<ThreadPart>().SelectMany(p => new ThreadFilter(p, 1).Kinds).Order());
    }

    private static List<ThreadGroup> Group(IEnumerable<ThreadEntry> entries) => [.. ThreadPage.Group(entries, e => Weeks.MondayOf(DateOnly.FromDateTime(e.At)))];

    private static ThreadEntry Time(int day, int minutes) =>
        new() { EngagementId = Guid.Empty, At = Monday.AddDays(day), Kind = ThreadKind.TimeApproved, Minutes = minutes };

    private static ThreadEntry Paid(int day, string currency = "KGS") =>
        new() { EngagementId = Guid.Empty, At = Monday.AddDays(day), Kind = ThreadKind.PaymentReceived, Amount = 100, Currency = currency };
}
