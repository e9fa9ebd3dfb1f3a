using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Numbering;

/// <summary>The last number given in a series; one series per kind of document and year (domain-rules §3).</summary>
internal sealed class NumberSequence
{
    /// <summary><c>INV-2026</c>.</summary>
    public required string Series { get; init; }

    /// <summary>The first number; above 1 where a series goes on from elsewhere.</summary>
    public int First { get; init; } = 1;

    /// <summary>One less than the first before it is given.</summary>
    public int Last { get; init; }

    /// <summary>Issue date of the last number; documents of a series are in the order of their dates.</summary>
    public DateOnly LastIssuedOn { get; init; }

    public static string SeriesOf(string prefix, DateOnly issuedOn) => $"{prefix}-{issuedOn.Year:0000}";

    /// <summary>Every series but that of credit notes: invoices may have several.</summary>
    public static bool IsOfInvoices(string series) =>
        !series.StartsWith($"{CreditNote.Prefix}-", StringComparison.Ordinal);

    public static string NumberOf(string series, int number) => $"{series}-{number:0000}";

    /// <summary>
    /// Takes the next number. Runs inside the transaction that issues
    /// the document: its row stays locked until the commit, and a
    /// rollback gives the number back, so that the series has no gaps.
    /// </summary>
    /// <exception cref="BusinessRuleException">The series already has a later date.</exception>
    public static async Task<int> TakeAsync(FinanceDbContext db, string series, DateOnly issuedOn, CancellationToken ct)
    {
        var taken = await db.NumberSequences.Where(s => s.Series == series && s.LastIssuedOn <= issuedOn)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Last, s => s.Last + 1).SetProperty(s => s.LastIssuedOn, issuedOn), ct);
        var sequence = await db.NumberSequences.AsNoTracking().SingleAsync(s => s.Series == series, ct);
        if (taken == 1) return sequence.Last;
        throw new BusinessRuleException(
            "The last document of this series is dated {0}; choose that day or a later one.",
            sequence.LastIssuedOn) { Field = "IssuedOn" };
    }
}

internal sealed class NumberSequenceConfiguration : IEntityTypeConfiguration<NumberSequence>
{
    public void Configure(EntityTypeBuilder<NumberSequence> sequence)
    {
        sequence.ToTable("NumberSequences");
        sequence.HasKey(s => s.Series);
        sequence.Property(s => s.Series).HasMaxLength(20);
    }
}
