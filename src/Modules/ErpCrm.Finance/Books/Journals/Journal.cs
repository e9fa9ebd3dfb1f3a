using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>
/// A set of lines that balances in base currency, of one business day. Never changed or deleted: it is corrected by
/// a second one that reverses it.
/// </summary>
internal sealed class Journal
{
    public const int ReferenceLength = 80;
    public const int TextLength = 400;
    private readonly List<JournalLine> _lines = [];

    private Journal()
    {
    }

    /// <param name="sourceId">Empty for what somebody wrote by hand: the journal is its own source.</param>
    public Journal(JournalKind kind, DateOnly date, DateTime postedAt, string sourceKind, Guid sourceId,
        string? reference) =>
        (Kind, Date, Year, PostedAt, SourceKind, SourceId, Reference) =
            (kind, date, date.Year, postedAt, sourceKind, sourceId == Guid.Empty ? Id : sourceId, reference ?? "");

    public Guid Id { get; private init; } = Ids.New();

    /// <summary>Calendar year of <see cref="Date"/>.</summary>
    public int Year { get; private set; }

    /// <summary>Gapless within the year, in the order of posting; null for the moment until it is numbered, and the
    /// kept balances contain it from then on.</summary>
    public int? Number { get; private set; }

    public JournalKind Kind { get; private set; }

    /// <summary>The business day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>UTC: from when on the books know of it.</summary>
    public DateTime PostedAt { get; private set; }

    /// <summary>Key of the kind of record that it comes from (<c>Kinds</c>).</summary>
    public string SourceKind { get; private set; } = "";

    public Guid SourceId { get; private set; }

    /// <summary>The number of the document, or what somebody wrote.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>What somebody wrote; nothing of ours.</summary>
    public string Text { get; init; } = "";

    /// <summary>The journal that this one takes back.</summary>
    public Guid? ReversalOfId { get; init; }

    /// <summary>Who posted it; null for the product itself.</summary>
    public Guid? PostedById { get; init; }

    /// <summary>What it debits, in base currency; it credits as much.</summary>
    public decimal Amount { get; private set; }

    /// <summary>Reference and text, folded.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Whether it was posted into days that were closed to daily work.</summary>
    public bool IsLate { get; private set; }

    public IReadOnlyList<JournalLine> Lines => _lines;

    internal void PassLock() => IsLate = true;

    /// <summary>The kept balances contain it from this save on.</summary>
    internal void GiveNumber(int number) => Number = Number is null ? number
        : throw new InvalidOperationException($"Journal {Id} has its number.");

    internal void Add(JournalLine line)
    {
        if (_lines.Count == 0) SearchText = SharedKernel.SearchText.Of(Reference, Text);
        _lines.Add(line);
        Amount += line.BaseDebit;
    }
}

internal sealed class JournalConfiguration : IEntityTypeConfiguration<Journal>
{
    public void Configure(EntityTypeBuilder<Journal> journal)
    {
        // A database refuses closed days by itself; where one has such a rule, EF writes other commands.
        journal.ToTable("Journals").IsGuardedByTrigger();
        journal.Property(j => j.Id).ValueGeneratedNever();
        // Two who number at once are told apart.
        journal.Property(j => j.Number).IsConcurrencyToken();
        journal.Property(j => j.SourceKind).HasMaxLength(40);
        journal.Property(j => j.Reference).HasMaxLength(Journal.ReferenceLength);
        journal.Property(j => j.Text).HasMaxLength(Journal.TextLength);
        journal.Property(j => j.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        journal.HasMany(j => j.Lines).WithOne().HasForeignKey(l => l.JournalId);
        journal.HasIndex(j => new { j.Date, j.PostedAt });
        journal.HasIndex(j => new { j.SourceId, j.SourceKind });
        journal.HasIndex(j => j.ReversalOfId).IsUnique();
        journal.HasIndex(j => j.PostedAt);
        journal.HasIndex(j => new { j.Number, j.PostedAt });
        journal.HasIndex(j => new { j.Year, j.Number }).IsUnique();
    }
}
