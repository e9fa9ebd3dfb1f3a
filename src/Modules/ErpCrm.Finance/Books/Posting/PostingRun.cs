using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>Accounts by what they are used for, read once per save.</summary>
internal sealed class PostingAccounts(IReadOnlyDictionary<AccountRole, Guid> byRole)
{
    /// <exception cref="BusinessRuleException">No account has the role.</exception>
    public Guid Of(AccountRole role) => byRole.TryGetValue(role, out var id) ? id
        : throw new BusinessRuleException("No account is used for “{0}”. Choose one in the chart of accounts.",
            role);
}

/// <summary>What is posted together with one save.</summary>
internal sealed class PostingRun(FinanceDbContext db, PostingAccounts accounts, string baseCurrency, DateTime now,
    Guid? byId)
{
    private readonly Dictionary<(Guid Item, string Open), decimal> _open = [];
    private BookLocks? _locks;
    private bool _knowsLocks;

    public FinanceDbContext Db => db;

    public PostingAccounts Accounts => accounts;

    public string BaseCurrency => baseCurrency;

    /// <summary>What is saved at the same time.</summary>
    public SavedRecords Saved { get; init; } = new();

    /// <summary>Writes a journal; its lines are added by what is given back.</summary>
    /// <param name="sourceKind">Key of the kind of record it comes from (<c>Kinds</c>).</param>
    /// <param name="reference">Number of the document.</param>
    public Entry Open(JournalKind kind, DateOnly date, string sourceKind, Guid sourceId, string? reference,
        string? text = null, Guid? reversalOf = null)
    {
        var journal = new Journal(kind, date, now, sourceKind, sourceId, Cut(reference, Journal.ReferenceLength))
        {
            Text = Cut(text, Journal.TextLength), ReversalOfId = reversalOf, PostedById = byId
        };
        var entry = new Entry(journal, accounts, baseCurrency);
        Entries.Add(entry);
        return entry;
    }

    /// <summary>The journal of this kind, day and source that this save has begun, else a new one.</summary>
    public Entry Continue(JournalKind kind, DateOnly date, string sourceKind, Guid sourceId, string? reference) =>
        Entries.Find(e => e.Journal.Kind == kind && e.Journal.Date == date && e.Journal.SourceId == sourceId
            && e.Journal.SourceKind == sourceKind && e.Journal.ReversalOfId is null)
        ?? Open(kind, date, sourceKind, sourceId, reference);

    /// <summary>Takes a journal back on its own day, or on the first open one after it.</summary>
    public async Task<Entry> ReverseAsync(Journal journal, CancellationToken ct, string? text = null) =>
        Open(journal.Kind, await FirstOpenAsync(journal.Date, ct), journal.SourceKind, journal.SourceId,
            journal.Reference, text ?? journal.Text, journal.Id).Reverse(journal.Lines);

    /// <summary>The amount in base currency at the rate of a document (domain-rules §6).</summary>
    /// <param name="rate">1 unit of its currency = x base.</param>
    public decimal ToBase(decimal amount, decimal rate) => Rounding.Round(amount * rate, baseCurrency);

    /// <summary>
    /// By how much the base amount of an open item changes when its open amount does: what the books keep of it is
    /// always its open amount at the rate of its document, so nothing is left over when nothing is open.
    /// </summary>
    /// <param name="itemId">A document with an <c>OpenAmount</c>, which is saved at the same time.</param>
    /// <param name="change">Negative when it is settled; in the currency of the document.</param>
    /// <param name="rate">The document's: 1 unit = x base.</param>
    /// <param name="open">The property that says what is open; a deposit is open twice, in money and in work.</param>
    public decimal Move(Guid itemId, decimal change, decimal rate, string open = SavedRecords.Open)
    {
        var before = _open.TryGetValue((itemId, open), out var known) ? known : Saved.OpenBefore(itemId, open);
        _open[(itemId, open)] = before + change;
        return ToBase(before + change, rate) - ToBase(before, rate);
    }

    /// <summary>What is open of documents by the books as they are, for what is posted after the fact.</summary>
    /// <param name="control">The control account they are open on.</param>
    /// <param name="open">As <see cref="Move"/> is asked.</param>
    public async Task BeginAsync(AccountRole control, IEnumerable<Guid> itemIds, CancellationToken ct,
        string open = SavedRecords.Open)
    {
        var (ids, accountId) = (itemIds.Distinct().ToList(), accounts.Of(control));
        var sign = control is AccountRole.Receivables or AccountRole.SupplierAdvances ? 1 : -1;
        foreach (var id in ids) _open.TryAdd((id, open), 0);
        var lines = await db.JournalLines.AsNoTracking()
            .Where(l => l.AccountId == accountId && EF.Parameter(ids).Contains(l.ItemId!.Value))
            .Select(l => new { Item = l.ItemId!.Value, Amount = l.Debit - l.Credit }).ToListAsync(ct);
        foreach (var line in lines) _open[(line.Item, open)] += sign * line.Amount;
    }

    /// <summary>The day itself, or the first one after it that is not closed to daily work: for what was decided later
    /// than its day.</summary>
    public async Task<DateOnly> FirstOpenAsync(DateOnly day, CancellationToken ct)
    {
        if (!_knowsLocks) (_locks, _knowsLocks) = (await PeriodGuard.ReadAsync(db, ct), true);
        return _locks?.FirstOpenDay is { } open && open > day ? open : day;
    }

    /// <summary>The journals that say something; each balances.</summary>
    /// <exception cref="BusinessRuleException">One does not.</exception>
    internal IReadOnlyList<Journal> Finish()
    {
        var journals = new List<Journal>();
        foreach (var entry in Entries.Where(e => e.Journal.Lines.Count > 0))
        {
            entry.RequireBalance();
            journals.Add(entry.Journal);
        }

        Entries.Clear();
        return journals;
    }

    internal List<Entry> Entries { get; } = [];

    private static string Cut(string? text, int length) =>
        text is null ? "" : text.Length > length ? text[..length] : text;
}
