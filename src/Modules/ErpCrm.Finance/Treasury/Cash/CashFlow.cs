using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Cash;

/// <summary>Money that is expected to come in (positive) or go out (negative) on a day.</summary>
internal sealed record CashItem(Guid Id, string Title, string Party, DateOnly On, decimal Amount, string Currency,
    decimal? Base)
{
    /// <summary>Page of the record that it comes from.</summary>
    public string Url { get; init; } = "";

    /// <summary>English, a key of the texts: what it is, where the title alone does not say it.</summary>
    public string? Word { get; init; }

    /// <summary>Permission without which the page does not open; null where everybody here opens it.</summary>
    public string? Needs { get; init; }
}

/// <summary>One week of what is due; amounts in base currency.</summary>
internal sealed record CashWeek(DateOnly Monday, decimal In, decimal Out, decimal Balance);

/// <summary>
/// Cash on hand and what is due in the next weeks, in base currency
/// (domain-rules §21). What was due before today is overdue: it
/// stands apart, never in a past week, and is not counted on.
/// </summary>
internal sealed record CashFlow(decimal OnHand, decimal Overdue, IReadOnlyList<CashWeek> Weeks)
{
    public const int WeekCount = 8;

    /// <summary>Incoming due within the weeks, overdue left out.</summary>
    public decimal DueIn => Weeks.Sum(w => w.In);

    public decimal DueOut => Weeks.Sum(w => w.Out);

    public decimal Closing => Weeks.Count == 0 ? OnHand : Weeks[^1].Balance;

    /// <summary>First day after the last week.</summary>
    public static DateOnly EndOf(DateOnly today) => FirstMonday(today).AddDays(7 * WeekCount);

    /// <param name="incoming">Open invoices by due day.</param>
    /// <param name="outgoing">Approved expenses, bills and those that will come, by due day; what is late is paid in
    /// the first week.</param>
    public static CashFlow Of(DateOnly today, decimal onHand, IEnumerable<(DateOnly On, decimal Base)> incoming,
        IEnumerable<(DateOnly On, decimal Base)> outgoing)
    {
        var (due, owed) = (incoming.ToList(), outgoing.ToList());
        var first = FirstMonday(today);
        var balance = onHand;
        var weeks = new List<CashWeek>(WeekCount);
        for (var i = 0; i < WeekCount; i++)
        {
            var monday = first.AddDays(7 * i);
            var incomingOfWeek = due.Where(d => d.On >= today && SharedKernel.Weeks.MondayOf(d.On) == monday)
                .Sum(d => d.Base);
            var outgoingOfWeek = owed.Where(d => IsPaidIn(d.On, monday, today)).Sum(d => d.Base);
            balance += incomingOfWeek - outgoingOfWeek;
            weeks.Add(new CashWeek(monday, incomingOfWeek, outgoingOfWeek, balance));
        }

        return new CashFlow(onHand, due.Where(d => d.On < today).Sum(d => d.Base), weeks);
    }

    /// <summary>Whether what is due on a day is paid in the week: in its own, or in the first one when it is late.
    /// </summary>
    public static bool IsPaidIn(DateOnly due, DateOnly monday, DateOnly today) =>
        due < monday.AddDays(7) && (due >= monday || monday == FirstMonday(today));

    private static DateOnly FirstMonday(DateOnly today) => SharedKernel.Weeks.MondayOf(today);
}
