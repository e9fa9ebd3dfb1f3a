using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.Prepaid;

/// <summary>What a month costs of a line that is spread over several; written with its bill, posted when the month is
/// over.</summary>
internal sealed class PrepaidShare
{
    private PrepaidShare()
    {
    }

    public PrepaidShare(BillLine line, DateOnly month, decimal amount, decimal baseAmount) =>
        (BillId, BillLineId, Month, Amount, BaseAmount) = (line.BillId, line.Id, month, amount, baseAmount);

    public Guid Id { get; private init; } = Ids.New();
    public Guid BillId { get; private set; }
    public Guid BillLineId { get; private set; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>In the bill's currency; negative on a supplier's credit.</summary>
    public decimal Amount { get; private set; }

    public decimal BaseAmount { get; private set; }

    /// <summary>The day of the books; null while it is still to come.</summary>
    public DateOnly? PostedOn { get; private set; }

    public DateOnly MonthEnd => Month.AddMonths(1).AddDays(-1);

    public void Post(DateOnly on)
    {
        if (PostedOn is not null) throw new InvalidOperationException($"Share {Id} is posted already.");
        PostedOn = on;
    }
}

internal sealed class PrepaidShareConfiguration : IEntityTypeConfiguration<PrepaidShare>
{
    public void Configure(EntityTypeBuilder<PrepaidShare> share)
    {
        share.ToTable("PrepaidShares");
        share.Property(s => s.Id).ValueGeneratedNever();
        // Two that post at the same moment: the second finds it posted.
        share.Property(s => s.PostedOn).IsConcurrencyToken();
        share.Ignore(s => s.MonthEnd);
        share.HasOne<Bill>().WithMany().HasForeignKey(s => s.BillId).OnDelete(DeleteBehavior.Restrict);
        share.HasIndex(s => new { s.BillLineId, s.Month }).IsUnique();
        share.HasIndex(s => new { s.PostedOn, s.Month });
    }
}
