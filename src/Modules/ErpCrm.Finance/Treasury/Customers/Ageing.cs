namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>How long it has been due.</summary>
internal enum AgeBucket
{
    NotDue,
    To30,
    To60,
    To90,
    Over90,
}

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
        items.Aggregate(None,
            (sum, item) => sum.Add(BucketOf(asOf.DayNumber - item.DueOn.DayNumber), item.Open));

    public decimal Of(AgeBucket bucket) => bucket switch
    {
        AgeBucket.NotDue => NotDue,
        AgeBucket.To30 => To30,
        AgeBucket.To60 => To60,
        AgeBucket.To90 => To90,
        _ => Over90,
    };

    // Due today is not overdue yet.
    public static AgeBucket BucketOf(int daysPastDue) => daysPastDue switch
    {
        <= 0 => AgeBucket.NotDue,
        <= 30 => AgeBucket.To30,
        <= 60 => AgeBucket.To60,
        <= 90 => AgeBucket.To90,
        _ => AgeBucket.Over90,
    };

    public Ageing Add(AgeBucket bucket, decimal open) => bucket switch
    {
        AgeBucket.NotDue => this with { NotDue = NotDue + open },
        AgeBucket.To30 => this with { To30 = To30 + open },
        AgeBucket.To60 => this with { To60 = To60 + open },
        AgeBucket.To90 => this with { To90 = To90 + open },
        _ => this with { Over90 = Over90 + open },
    };

    public Ageing With(Ageing other) => new(NotDue + other.NotDue, To30 + other.To30, To60 + other.To60,
        To90 + other.To90, Over90 + other.Over90);
}
