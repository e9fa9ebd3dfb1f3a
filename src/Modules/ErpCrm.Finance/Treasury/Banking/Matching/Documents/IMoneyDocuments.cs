using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Statements;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Documents;

/// <summary>For which accounts documents are looked for.</summary>
/// <param name="Accounts">Every bank account.</param>
/// <param name="Feeds">Those with statements.</param>
internal sealed record MoneyAsk(IReadOnlyList<BankAccount> Accounts, IReadOnlyList<BankFeed> Feeds)
{
    // A transfer is recorded some days before the bank books it.
    private const int DaysBefore = 10;

    /// <summary>Currencies of accounts with statements.</summary>
    public List<string> Currencies =>
        [.. Accounts.Where(a => Feeds.Any(f => f.BankAccountId == a.Id)).Select(a => a.Currency).Distinct()];

    /// <summary>From when on recorded money may wait for a line.</summary>
    public DateOnly From => Feeds.Select(f => f.StatementsFrom).OfType<DateOnly>().DefaultIfEmpty(DateOnly.MaxValue)
        .Min() is var first && first == DateOnly.MaxValue ? first : first.AddDays(-DaysBefore);

    /// <summary>The account with statements that money was recorded for; null where it was for another.</summary>
    /// <param name="bankAccountId">Null for the usual one of the currency.</param>
    public Guid? AccountOf(Guid? bankAccountId, string currency)
    {
        var account = bankAccountId ?? Accounts.Where(a => a.Currency == currency && !a.IsCard)
            .OrderByDescending(a => a.IsOnInvoices).ThenBy(a => a.OpenedOn).ThenBy(a => a.Id)
            .Select(a => (Guid?)a.Id).FirstOrDefault();
        return Feeds.Any(f => f.BankAccountId == account) ? account : null;
    }
}

/// <summary>What is found, to be added to.</summary>
internal sealed class FoundMoney
{
    public List<Candidate> Candidates { get; } = [];

    public List<PartyFacts> Parties { get; } = [];
}

/// <summary>A document of which a part is paid.</summary>
/// <param name="Amount">Above zero, in the currency of the line.</param>
internal sealed record PaidShare(Guid Id, decimal Amount);

/// <summary>Documents of one party that a line pays.</summary>
/// <param name="Amount">What they get, above zero: what of it is for none of them stays the party's.</param>
/// <param name="On">The business day.</param>
internal sealed record PayOrder(
    BankLine Line, string DocumentKind, Guid PartyId, IReadOnlyList<PaidShare> Of, decimal Amount, DateOnly On);

/// <summary>Money of a document, as it was recorded.</summary>
/// <param name="Amount">Positive came in, negative went out.</param>
internal sealed record RecordedMoney(
    string Kind, Guid Id, decimal Amount, string Currency, DateOnly On, Guid? PartyId, string Title);

/// <summary>
/// Documents of one room that money is for: what is open, what was paid by hand, and how a line pays. Every room adds
/// its own: <c>services.AddScoped&lt;IMoneyDocuments, XMoney&gt;()</c>.
/// </summary>
internal interface IMoneyDocuments
{
    /// <summary>Keys of the kinds of record that a line can pay.</summary>
    IReadOnlyList<string> Paid { get; }

    /// <summary>Key of the kind of record that the money is.</summary>
    string Money { get; }

    /// <summary>Adds what the reader sees of open documents, of recorded money that waits for its line, and of whom
    /// they are.</summary>
    Task FindAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct);

    /// <summary>Recorded money that the reader sees and no line is matched with; null when there is none.</summary>
    Task<RecordedMoney?> RecordedAsync(Guid id, CancellationToken ct);

    /// <summary>Pays documents by the same rules as somebody who records it by hand. Adds to the context; the caller
    /// saves.</summary>
    Task<RecordedMoney> PayAsync(PayOrder order, CancellationToken ct);

    /// <summary>Takes back what <see cref="PayAsync"/> made.</summary>
    /// <param name="reason">What somebody wrote.</param>
    Task TakeBackAsync(Guid id, string? reason, DateOnly on, CancellationToken ct);
}
