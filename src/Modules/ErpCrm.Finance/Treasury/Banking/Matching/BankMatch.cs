using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>What a part of a line is.</summary>
internal enum MatchKind
{
    /// <summary>Money of a document: a payment, an expense that was paid, a payment to a supplier.</summary>
    Document,

    /// <summary>Posted on an account without a document.</summary>
    Account,

    /// <summary>To or from another account of the company.</summary>
    Transfer,
}

/// <summary>How it was found.</summary>
internal enum MatchMethod
{
    /// <summary>Somebody looked for it.</summary>
    ByHand,

    /// <summary>Proposed by its score and confirmed.</summary>
    Confirmed,

    /// <summary>Certain, and the account's switch is on.</summary>
    Automatic,

    /// <summary>Proposed by a rule and confirmed.</summary>
    Rule,

    /// <summary>Proposed because it was so before, and confirmed.</summary>
    Habit,
}

/// <summary>Why what the document says and what the bank moved are not the same.</summary>
internal enum DifferenceKind
{
    None,
    BankCharge,
    SmallDifference,
    Exchange,
}

/// <summary>What it is about beside its account.</summary>
internal sealed record MatchDimensions(Guid? ProjectId = null, Guid? DepartmentId = null, Guid? CostCentreId = null);

/// <summary>A part of a line and what it is. Added and taken back, never changed.</summary>
internal sealed class BankMatch
{
    public const int ReasonsLength = 1000;
    public const int NoteLength = 200;

    private BankMatch()
    {
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid LineId { get; private set; }
    public int Position { get; private set; }
    public MatchKind Kind { get; private set; }

    /// <summary>Of the line, in its currency and with its sign.</summary>
    public decimal Amount { get; private set; }

    /// <summary>Key of the kind of record (<c>Kinds</c>); null where there is no document.</summary>
    public string? DocumentKind { get; private set; }

    public Guid? DocumentId { get; private set; }

    /// <summary>Of the document, in <see cref="DocumentCurrency"/>, with the sign of the line; 0 without one.</summary>
    public decimal DocumentAmount { get; private set; }

    public string DocumentCurrency { get; private set; } = "";

    /// <summary>Whether the match made the document: it goes back with it.</summary>
    public bool MadeDocument { get; private set; }

    /// <summary>Why <see cref="DocumentAmount"/> is not <see cref="Amount"/>.</summary>
    public DifferenceKind Difference { get; private set; }

    /// <summary>Of the ledger, where it is posted without a document.</summary>
    public Guid? AccountId { get; private set; }

    public Guid? ProjectId { get; private set; }
    public Guid? DepartmentId { get; private set; }
    public Guid? CostCentreId { get; private set; }

    /// <summary>The other account of a transfer.</summary>
    public Guid? OtherAccountId { get; private set; }

    /// <summary>The line of the other account, where it met this one.</summary>
    public Guid? OtherLineId { get; private set; }

    /// <summary>The customer or supplier.</summary>
    public Guid? PartyId { get; private set; }

    /// <summary>What somebody wrote.</summary>
    public string Note { get; private set; } = "";

    public MatchMethod Method { get; private set; }

    /// <summary>Null where nothing was scored.</summary>
    public int? Score { get; private set; }

    /// <summary>Codes and what they speak of, as JSON (<see cref="Reasons"/>).</summary>
    public string Reasons { get; private set; } = "";

    /// <summary>That of its line: what was done with this payer before.</summary>
    public string PayerKey { get; private set; } = "";

    public Guid ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public Guid? UndoneById { get; private set; }

    /// <summary>UTC; null while it holds.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <param name="documentAmount">With the sign of the line.</param>
    public static BankMatch OfDocument(decimal amount, string documentKind, Guid documentId, decimal documentAmount,
        string documentCurrency, DifferenceKind difference, bool madeDocument, Guid? partyId) =>
        new()
        {
            Kind = MatchKind.Document, Amount = amount, DocumentKind = documentKind, DocumentId = documentId,
            DocumentAmount = documentAmount, DocumentCurrency = documentCurrency, Difference = difference,
            MadeDocument = madeDocument, PartyId = partyId,
        };

    public static BankMatch OfAccount(decimal amount, Guid accountId, MatchDimensions of, string? note) =>
        new()
        {
            Kind = MatchKind.Account, Amount = amount, AccountId = accountId, ProjectId = of.ProjectId,
            DepartmentId = of.DepartmentId, CostCentreId = of.CostCentreId, Note = note?.Trim() ?? "",
        };

    /// <param name="otherLineId">Null while the other line has not come, or none will.</param>
    public static BankMatch OfTransfer(decimal amount, Guid otherAccountId, Guid? otherLineId) =>
        new()
        {
            Kind = MatchKind.Transfer, Amount = amount, OtherAccountId = otherAccountId, OtherLineId = otherLineId
        };

    /// <summary>Who found it, how and why.</summary>
    internal BankMatch Found(MatchTrail trail, Guid lineId, string payerKey, int position)
    {
        (LineId, PayerKey, Position) = (lineId, payerKey, position);
        (Method, Score, Reasons) = (trail.Method, trail.Score, trail.Reasons);
        (ById, At) = (trail.ById, trail.At);
        return this;
    }

    internal void Undo(Guid byId, DateTime now) => (UndoneById, UndoneAt) = (byId, now);

    /// <summary>The other line came later.</summary>
    internal void Meet(Guid otherLineId) => OtherLineId = otherLineId;
}

/// <summary>Who matched, how and why.</summary>
/// <param name="At">UTC.</param>
internal sealed record MatchTrail(MatchMethod Method, int? Score, string Reasons, Guid ById, DateTime At);

internal sealed class BankMatchConfiguration : IEntityTypeConfiguration<BankMatch>
{
    public void Configure(EntityTypeBuilder<BankMatch> match)
    {
        match.ToTable("BankMatches");
        match.Property(m => m.Id).ValueGeneratedNever();
        match.Property(m => m.DocumentKind).HasMaxLength(40);
        match.Property(m => m.DocumentCurrency).HasMaxLength(Currencies.CodeLength);
        match.Property(m => m.Note).HasMaxLength(BankMatch.NoteLength);
        match.Property(m => m.Reasons).HasMaxLength(BankMatch.ReasonsLength);
        match.Property(m => m.PayerKey).HasMaxLength(PayerKeys.Length);
        match.Property(m => m.UndoneAt).IsConcurrencyToken();
        match.HasIndex(m => m.LineId);
        match.HasIndex(m => m.DocumentId);
        match.HasIndex(m => new { m.PayerKey, m.At });
        match.HasIndex(m => m.OtherAccountId);
    }
}
