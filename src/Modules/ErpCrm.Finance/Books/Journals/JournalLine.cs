using ErpCrm.Finance.Books.Accounts;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>What a line is about beside its account: all of it optional.</summary>
/// <param name="PartyId">The company that owes or is owed: customer or supplier; or the person's user id.</param>
/// <param name="ItemId">Of a control account: the document that is open by it (invoice, payment, credit note, bill,
/// expense).</param>
/// <param name="CostCentreId">Whose budget it is on.</param>
/// <param name="TaxRateId">Of a line of VAT, and of what it is computed on.</param>
internal sealed record LineOf(
    Guid? PartyId = null,
    Guid? ItemId = null,
    Guid? ProjectId = null,
    Guid? DepartmentId = null,
    Guid? CostCentreId = null,
    decimal? VatPercent = null,
    string? Text = null)
{
    public static readonly LineOf Nothing = new();
}

/// <summary>
/// A debit or a credit on an account; amounts are never negative, and only one side has one. Base amounts balance
/// within the journal; an exchange difference has a base amount alone.
/// </summary>
internal sealed class JournalLine
{
    public const int TextLength = 200;

    private JournalLine()
    {
    }

    internal JournalLine(Journal journal, Guid accountId, string currency, decimal amount, decimal baseAmount,
        LineOf of)
    {
        (JournalId, Position, AccountId, Currency) = (journal.Id, journal.Lines.Count, accountId, currency);
        (Debit, Credit) = (Math.Max(amount, 0), Math.Max(-amount, 0));
        (BaseDebit, BaseCredit) = (Math.Max(baseAmount, 0), Math.Max(-baseAmount, 0));
        (Date, PostedAt, Kind) = (journal.Date, journal.PostedAt, journal.Kind);
        (PartyId, ItemId, ProjectId, DepartmentId) = (of.PartyId, of.ItemId, of.ProjectId, of.DepartmentId);
        (CostCentreId, VatPercent, Text) = (of.CostCentreId, of.VatPercent, of.Text ?? "");
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid JournalId { get; private set; }
    public int Position { get; private set; }
    public Guid AccountId { get; private set; }
    public Guid? PartyId { get; private set; }
    public Guid? ItemId { get; private set; }
    public Guid? ProjectId { get; private set; }
    public Guid? DepartmentId { get; private set; }
    public Guid? CostCentreId { get; private set; }
    public decimal? VatPercent { get; private set; }
    public string Currency { get; private set; } = "";
    public decimal Debit { get; private set; }
    public decimal Credit { get; private set; }
    public decimal BaseDebit { get; private set; }
    public decimal BaseCredit { get; private set; }

    /// <summary>That of its journal, kept here for sums by day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>That of its journal, UTC.</summary>
    public DateTime PostedAt { get; private set; }

    /// <summary>That of its journal.</summary>
    public JournalKind Kind { get; private set; }

    public string Text { get; private set; } = "";
}

internal sealed class JournalLineConfiguration : IEntityTypeConfiguration<JournalLine>
{
    public void Configure(EntityTypeBuilder<JournalLine> line)
    {
        line.ToTable("JournalLines").IsGuardedByTrigger();
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Currency).HasMaxLength(Currencies.CodeLength);
        line.Property(l => l.VatPercent).HasPrecision(5, 2);
        line.Property(l => l.Text).HasMaxLength(JournalLine.TextLength);
        line.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.AccountId, l.Date });
        line.HasIndex(l => l.JournalId);
        line.HasIndex(l => l.ItemId);
        line.HasIndex(l => new { l.PartyId, l.Date });
        line.HasIndex(l => new { l.ProjectId, l.Date });
    }
}
