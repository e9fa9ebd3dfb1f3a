using System.Globalization;
using System.Text.Json;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>What became of one time.</summary>
internal enum OccurrenceState
{
    Begun,
    Done,
    LeftOut,
}

/// <summary>
/// One time of a recurring invoice, unique by its number. Until it is done it is tried again: what was done of it stays
/// done, whoever dies in between.
/// </summary>
internal sealed class RecurringInvoiceOccurrence : IPartOf
{
    public const int ReasonLength = 400;
    public const int ArgumentsLength = 2000;
    private const int ArgumentLength = 200;

    private RecurringInvoiceOccurrence()
    {
    }

    internal RecurringInvoiceOccurrence(Guid recurringInvoiceId, int number, DateOnly on) =>
        (RecurringInvoiceId, Number, On) = (recurringInvoiceId, number, on);

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid RecurringInvoiceId { get; private set; }

    public int Number { get; private set; }

    /// <summary>The day it is due on, whenever it is made.</summary>
    public DateOnly On { get; private set; }

    public OccurrenceState State { get; private set; }

    /// <summary>May be gone: a draft that somebody deleted is not made again.</summary>
    [NotAudited]
    public Guid? InvoiceId { get; private set; }

    /// <summary>What stood in the way the last time, the key of a text; null where nothing did.</summary>
    [NotAudited]
    public string? Reason { get; private set; }

    /// <summary>What its placeholders are filled with.</summary>
    [NotAudited]
    public string? ReasonArguments { get; private set; }

    /// <summary>Two that work on it at the same moment: one is refused.</summary>
    [NotAudited]
    public int Version { get; private set; }

    Type IPartOf.OwnerType => typeof(RecurringInvoice);

    Guid IPartOf.OwnerId => RecurringInvoiceId;

    /// <summary>Its draft is there.</summary>
    public void Drafted(Guid invoiceId)
    {
        RequireBegun();
        if (InvoiceId is not null) throw new BusinessRuleException("Its invoice is there already.");
        (InvoiceId, Version) = (invoiceId, Version + 1);
    }

    public void Finish()
    {
        RequireBegun();
        (State, Reason, ReasonArguments, Version) = (OccurrenceState.Done, null, null, Version + 1);
    }

    public void Skip()
    {
        RequireBegun();
        (State, Reason, ReasonArguments, Version) = (OccurrenceState.LeftOut, null, null, Version + 1);
    }

    /// <summary>Something stands in the way.</summary>
    /// <returns>Whether it is something else than the last time.</returns>
    public bool HoldUp(BusinessRuleException refusal)
    {
        RequireBegun();
        var reason = refusal.Message.Length <= ReasonLength ? refusal.Message : refusal.Message[..ReasonLength];
        var isNews = Reason != reason;
        (Reason, ReasonArguments) = (reason, JsonSerializer.Serialize(refusal.Arguments.Select(Written)));
        Version++;
        return isNews;
    }

    /// <summary>The reason as it can be told; null where there is none.</summary>
    public BusinessRuleException? Refusal() => Reason is null
        ? null
        : new BusinessRuleException(Reason,
            [.. JsonSerializer.Deserialize<string[]>(ReasonArguments ?? "[]")!.Select(Read)]);

    private void RequireBegun()
    {
        if (State != OccurrenceState.Begun) throw new BusinessRuleException("It is done already.");
    }

    // A day and a number are told as the reader writes them.
    private static string Written(object value) => value switch
    {
        DateOnly day => "d" + day.ToString("O", CultureInfo.InvariantCulture),
        decimal or int or long => "n" + Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => "t" + (value.ToString() is { Length: > ArgumentLength } text ? text[..ArgumentLength] : value.ToString()),
    };

    private static object Read(string written) => written[0] switch
    {
        'd' => DateOnly.ParseExact(written[1..], "O", CultureInfo.InvariantCulture),
        'n' => decimal.Parse(written[1..], CultureInfo.InvariantCulture),
        _ => written[1..],
    };
}
