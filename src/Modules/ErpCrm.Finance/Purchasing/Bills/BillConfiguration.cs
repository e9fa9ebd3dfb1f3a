using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.Bills;

internal sealed class BillConfiguration : IEntityTypeConfiguration<Bill>
{
    public void Configure(EntityTypeBuilder<Bill> bill)
    {
        bill.ToTable("Bills");
        bill.Property(b => b.SupplierName).HasMaxLength(Supplier.NameLength);
        bill.Property(b => b.Number).HasMaxLength(Bill.NumberLength);
        bill.Property(b => b.NumberKey).HasMaxLength(Bill.NumberLength + 1);
        bill.Property(b => b.Currency).HasMaxLength(Currencies.CodeLength);
        bill.Property(b => b.ExchangeRate).HasPrecision(18, 8);
        bill.Property(b => b.Reason).HasMaxLength(Bill.ReasonLength);
        bill.Property(b => b.PaymentReference).HasMaxLength(Bill.ReferenceLength);
        bill.Property(b => b.Notes).HasMaxLength(Bill.NotesLength);
        bill.Property(b => b.PaperHash).HasMaxLength(StoredFile.HashLength);
        bill.Property(b => b.PaperName).HasMaxLength(FileNames.MaxLength);
        bill.Property(b => b.PaperType).HasMaxLength(40);
        bill.Property(b => b.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        bill.Ignore(b => b.Method).Ignore(b => b.Shown).Ignore(b => b.Owed).Ignore(b => b.Sign)
            .Ignore(b => b.IsEditable);
        bill.HasOne<Supplier>().WithMany().HasForeignKey(b => b.SupplierId).OnDelete(DeleteBehavior.Restrict);
        bill.HasMany(b => b.Lines).WithOne().HasForeignKey(l => l.BillId);
        // A supplier gives a number once.
        bill.HasIndex(b => new { b.SupplierId, b.NumberKey }).IsUnique();
        bill.HasIndex(b => new { b.SupplierId, b.BilledOn });
        bill.HasIndex(b => new { b.IsOpen, b.DueOn });
        bill.HasIndex(b => new { b.State, b.BilledOn });
        bill.HasIndex(b => b.BilledOn);
        bill.HasIndex(b => b.DueOn);
    }
}
