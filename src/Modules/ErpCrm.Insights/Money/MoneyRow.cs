using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Insights.Money;

/// <summary>What a row of an engagement's money says (domain-rules §27).</summary>
internal enum MoneyTerm
{
    /// <summary>Agreed price.</summary>
    Agreed,

    /// <summary>Work still to be delivered, by pool: the project, or one milestone.</summary>
    Plan,

    /// <summary>Delivered, at its own price.</summary>
    Delivered,

    /// <summary>Value of deliveries claimed by issued invoices; credited ones come back as negative rows.</summary>
    Backed,

    /// <summary>What was billed for claimed deliveries.</summary>
    Billed,

    /// <summary>What was billed without a delivery behind it.</summary>
    Unbacked,

    /// <summary>Deliveries that were written off by hand.</summary>
    WrittenOff,
}

/// <summary>One amount of an engagement in contract currency, net, from one event.</summary>
internal sealed class MoneyRow
{
    public long Id { get; private set; }
    public required Guid EngagementId { get; init; }
    public required MoneyTerm Term { get; init; }

    /// <summary>What a delivery draws on: the project, the milestone, or itself for re-billable expenses, which were never planned.</summary>
    public required Guid Pool { get; init; }

    /// <summary>Record the amount comes from.</summary>
    public required Guid SourceId { get; init; }

    public required decimal Amount { get; set; }
    public required string Currency { get; set; }
    public required DateOnly On { get; set; }

    /// <summary>In base currency at the day's rate, for delivered and billed rows; null while no rate is known.</summary>
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
