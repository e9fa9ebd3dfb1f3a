using ErpCrm.Finance.Treasury.Customers;

namespace ErpCrm.Finance.Books.Receivables;

/// <summary>An invoice, or credit, that was open on the day.</summary>
/// <param name="AgesFrom">The day from which it ages: due or issued.</param>
/// <param name="Amount">Open, in the currency that is asked for.</param>
/// <param name="IsDisputed">It was, on that day.</param>
internal sealed record AgedItem(string Url, bool IsCredit, Guid CompanyId, string Number, DateOnly IssuedOn,
    DateOnly AgesFrom, string Currency, decimal Open, decimal Amount, bool IsDisputed)
{
    /// <summary>The same day is the first; what ages from a later one is not due.</summary>
    public int DaysOn(DateOnly day) => day.DayNumber - AgesFrom.DayNumber;
}

/// <summary>What a customer owed on the day, and had for good.</summary>
internal sealed record AgedCustomer(Guid Id, string Name, Ageing Ageing, decimal Credit, decimal Disputed)
{
    public decimal Balance => Ageing.Open - Credit;
}

/// <summary>What the books say of the same: the control accounts at the end of the day.</summary>
/// <param name="ReceivablesId">The account; null when none is used for it.</param>
internal sealed record LedgerSide(Guid? ReceivablesId, Guid? CreditsId, decimal Receivables, decimal Credits);

/// <summary>All that was open on a day by age (domain-rules §16): documents, and beside them the books.</summary>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Currencies">Those in which something was open.</param>
internal sealed record AgeingReport(AgeingAsk Ask, DateOnly Day, AgeBy By, string Currency, bool IsBase,
    IReadOnlyList<string> Currencies, IReadOnlyList<AgedCustomer> Customers, LedgerSide Ledger)
{
    public const string Url = "/finance/receivables/ageing";

    public AgedCustomer Total { get; } = Sum(Customers);

    public bool EqualsLedger => (Ledger.Receivables, Ledger.Credits) == (Total.Ageing.Open, Total.Credit);

    public bool IsNothing => Customers.Count == 0 && Ledger is { Receivables: 0, Credits: 0 };

    /// <summary>The ages that it tells apart.</summary>
    public IEnumerable<AgeBucket> Buckets =>
        Enum.GetValues<AgeBucket>().Where(bucket => By == AgeBy.Due || bucket != AgeBucket.NotDue);

    /// <summary>English key of the head of a column.</summary>
    public string WordOf(AgeBucket bucket) => bucket switch
    {
        AgeBucket.NotDue => "Not due",
        AgeBucket.To30 => By == AgeBy.Due ? "1–30 days" : "0–30 days",
        AgeBucket.To60 => "31–60 days",
        AgeBucket.To90 => "61–90 days",
        _ => "over 90 days",
    };

    /// <summary>The days of a bucket alone, where a chart has no room for more; null for what is not due.</summary>
    public string? DaysOf(AgeBucket bucket) => bucket switch
    {
        AgeBucket.NotDue => null,
        AgeBucket.To30 => By == AgeBy.Due ? "1–30" : "0–30",
        AgeBucket.To60 => "31–60",
        AgeBucket.To90 => "61–90",
        _ => "> 90",
    };

    /// <summary>The documents behind a figure.</summary>
    public string Rows(Guid? company, AgeBucket? age, bool credits = false) => Ask.Address(Url + "/invoices",
        ("company", company?.ToString()), ("age", age?.ToString()), ("credits", credits ? "true" : null));

    private static AgedCustomer Sum(IReadOnlyList<AgedCustomer> customers)
    {
        var all = customers.Aggregate(Ageing.None, (sum, c) => sum.With(c.Ageing));
        return new AgedCustomer(Guid.Empty, "", all, customers.Sum(c => c.Credit), customers.Sum(c => c.Disputed));
    }
}
