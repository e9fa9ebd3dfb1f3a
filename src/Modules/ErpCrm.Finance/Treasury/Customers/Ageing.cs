namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>What is open, by how long it is overdue (domain-rules §16). The buckets add up to what is open.</summary>
internal sealed record Ageing(decimal NotDue, decimal To30, decimal To60, decimal To90, decimal Over90)
{
    public static Ageing None { get; } = new(0, 0, 0, 0, 0);

    public decimal Open => NotDue + Overdue;

    public decimal Overdue => To30 + To60 + To90 + Over90;

    /// <summary>What is open of each age, by its English key; of which nothing is, is left out.</summary>
    public IEnumerable<(string Word, decimal Amount)> Parts => new (string Word, decimal Amount)[]
    {
        ("Not due", NotDue), ("1–30 days", To30), ("31–60 days", To60), ("61–90 days", To90), ("over 90 days", Over90),
    }.Where(part => part.Amount != 0);

    /// <param name="asOf">The day it is looked at.</param>
    /// <param name="items">Due day and what was open on <paramref name="asOf"/>, of one currency.</param>
    public static Ageing Of(DateOnly asOf, IEnumerable<(DateOnly DueOn, decimal Open)> items) =>
        items.Aggregate(None, (sum, item) => sum.Add(asOf.DayNumber - item.DueOn.DayNumber, item.Open));

    // Due today is not overdue yet.
    private Ageing Add(int daysPastDue, decimal open) => daysPastDue switch
    {
        <= 0 => this with { NotDue = NotDue + open },
        <= 30 => this with { To30 = To30 + open },
        <= 60 => this with { To60 = To60 + open },
        <= 90 => this with { To90 = To90 + open },
        _ => this with { Over90 = Over90 + open },
    };
}
