using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

/// <summary>What a recurring bill costs from a day on.</summary>
internal sealed class RecurringAmount : IPartOf
{
    private RecurringAmount()
    {
    }

    internal RecurringAmount(Guid recurringBillId, DateOnly from, decimal amount) =>
        (RecurringBillId, From, Amount) = (recurringBillId, from, amount);

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid RecurringBillId { get; private set; }

    public DateOnly From { get; private set; }
    public decimal Amount { get; private set; }

    internal void Change(decimal amount) => Amount = amount;

    Type IPartOf.OwnerType => typeof(RecurringBill);

    Guid IPartOf.OwnerId => RecurringBillId;
}

/// <summary>A bill that was made: one for each day, whoever makes it and however often.</summary>
internal sealed class RecurringOccurrence
{
    private RecurringOccurrence()
    {
    }

    public RecurringOccurrence(Guid recurringBillId, DateOnly on, Guid billId) =>
        (RecurringBillId, On, BillId) = (recurringBillId, on, billId);

    public Guid Id { get; private init; } = Ids.New();
    public Guid RecurringBillId { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>May be gone: a draft that was deleted is not made again.</summary>
    public Guid BillId { get; private set; }
}

internal sealed class RecurringBillConfiguration : IEntityTypeConfiguration<RecurringBill>,
    IEntityTypeConfiguration<RecurringAmount>, IEntityTypeConfiguration<RecurringOccurrence>
{
    public void Configure(EntityTypeBuilder<RecurringBill> bill)
    {
        bill.ToTable("RecurringBills");
        bill.Property(b => b.Name).HasMaxLength(RecurringBill.NameLength);
        bill.Property(b => b.NumberPrefix).HasMaxLength(RecurringBill.PrefixLength);
        bill.Property(b => b.Currency).HasMaxLength(Currencies.CodeLength);
        bill.Property(b => b.VatPercent).HasPrecision(5, 2);
        bill.Property(b => b.MarkupPercent).HasPrecision(5, 2);
        bill.Property(b => b.Description).HasMaxLength(BillLine.DescriptionLength);
        bill.Property(b => b.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        bill.Ignore(b => b.Schedule);
        bill.HasMany(b => b.Amounts).WithOne().HasForeignKey(a => a.RecurringBillId);
        bill.HasOne<Supplier>().WithMany().HasForeignKey(b => b.SupplierId).OnDelete(DeleteBehavior.Restrict);
        bill.HasOne<ExpenseCategory>().WithMany().HasForeignKey(b => b.CategoryId).OnDelete(DeleteBehavior.Restrict);
        bill.HasIndex(b => b.NextOn);
        bill.HasIndex(b => b.Name);
    }

    public void Configure(EntityTypeBuilder<RecurringAmount> amount)
    {
        amount.ToTable("RecurringAmounts");
        amount.Property(a => a.Id).ValueGeneratedNever();
        amount.HasIndex(a => new { a.RecurringBillId, a.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RecurringOccurrence> occurrence)
    {
        occurrence.ToTable("RecurringOccurrences");
        occurrence.Property(o => o.Id).ValueGeneratedNever();
        occurrence.HasOne<RecurringBill>().WithMany().HasForeignKey(o => o.RecurringBillId)
            .OnDelete(DeleteBehavior.Restrict);
        occurrence.HasIndex(o => new { o.RecurringBillId, o.On }).IsUnique();
        occurrence.HasIndex(o => o.BillId);
    }
}
