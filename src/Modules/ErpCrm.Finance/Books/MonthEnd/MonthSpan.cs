namespace ErpCrm.Finance.Books.MonthEnd;

/// <summary>The months that a report is about, both included.</summary>
internal sealed record MonthSpan(ClosingMonth From, ClosingMonth To)
{
    private const int MostMonths = 12;
    private const int Quarter = 3;

    public IReadOnlyList<ClosingMonth> Months =>
        [.. Enumerable.Range(0, Count).Select(i => new ClosingMonth(From.First.AddMonths(i)))];

    public int Count => ((To.First.Year - From.First.Year) * 12) + To.First.Month - From.First.Month + 1;

    /// <summary>In addresses.</summary>
    public string Query => $"from={From.Key}&to={To.Key}";

    public MonthSpan Before => new(new(From.First.AddMonths(-Count)), From.Before);

    public MonthSpan Next => new(To.Next, new(To.First.AddMonths(Count)));

    /// <summary>What an address asks for; the month before today where it asks for nothing.</summary>
    public static MonthSpan Read(string? from, string? to, DateOnly today)
    {
        var last = ClosingMonth.Parse(to) ?? ClosingMonth.Parse(from) ?? ClosingMonth.Of(today).Before;
        var first = ClosingMonth.Parse(from) is { } asked && asked.First <= last.First ? asked : last;
        var oldest = last.First.AddMonths(1 - MostMonths);
        return new MonthSpan(first.First < oldest ? new ClosingMonth(oldest) : first, last);
    }

    /// <summary>The quarter of a month.</summary>
    public static MonthSpan QuarterOf(ClosingMonth month)
    {
        var first = month.First.AddMonths(-((month.First.Month - 1) % Quarter));
        return new MonthSpan(new(first), new(first.AddMonths(Quarter - 1)));
    }
}
