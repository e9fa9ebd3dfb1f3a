using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Insights.Money;

/// <summary>What a row of an engagement's money says (domain-rules
/// §27). Each event writes rows that balance each other.</summary>
internal enum MoneyTerm
{
    /// <summary>Agreed price.</summary>
    Agreed,

    /// <summary>Work to be delivered, by pool: the project, or one milestone.</summary>
    Plan,

    /// <summary>Delivered, at its own price.</summary>
    Delivered,

    /// <summary>Value of deliveries claimed by issued invoices; credited ones come back as negative rows.</summary>
    Backed,

    /// <summary>What was billed for claimed deliveries.</summary>
    Billed,

    /// <summary>What was billed without a delivery behind it.</summary>
    Unbacked,

    /// <summary>Value of deliveries that will not be billed: given up
    /// by hand, billed for less, credited for good.</summary>
    WrittenOff,

    /// <summary>Delivered and to be billed; what is given up by hand leaves it again.</summary>
    ToBill,

    /// <summary>Billed without a delivery, so more than was agreed.</summary>
    Beyond,

    /// <summary>Agreed and never to be delivered: the months of a retainer after its end.</summary>
    Dropped,
}

/// <summary>One amount of an engagement in contract currency, net, from one event.</summary>
internal sealed class MoneyRow
{
    public long Id { get; private set; }
    public required Guid EngagementId { get; init; }
    public required MoneyTerm Term { get; init; }

    /// <summary>What a delivery draws on: the project, the milestone, or
    /// itself for re-billable expenses, which were never planned.</summary>
    public required Guid Pool { get; init; }

    /// <summary>Record the amount comes from.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>Invoice that the row counts, or takes back; null for rows that no document's rate converts.</summary>
    public Guid? InvoiceId { get; set; }

    public required decimal Amount { get; set; }
    public required string Currency { get; set; }
    public required DateOnly On { get; set; }

    /// <summary>
    /// In base currency: deliveries at the rate of their day, what is
    /// written off of them at the rate of the delivery, documents at their own.
    /// Null while no rate is known, and for rows that are never converted.
    /// </summary>
    public decimal? BaseAmount { get; set; }
}

internal sealed class MoneyRowConfiguration : IEntityTypeConfiguration<MoneyRow>
{
    public void Configure(EntityTypeBuilder<MoneyRow> row)
    {
        row.ToTable("MoneyRows");
        row.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        row.HasIndex(r => new { r.EngagementId, r.Term, r.SourceId });
        row.HasIndex(r => new { r.Currency, r.BaseAmount });
    }
}
