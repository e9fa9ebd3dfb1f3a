using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

internal sealed class RecurringInvoiceConfiguration : IEntityTypeConfiguration<RecurringInvoice>,
    IEntityTypeConfiguration<RecurringInvoiceLine>, IEntityTypeConfiguration<RecurringInvoiceOccurrence>
{
    private const int SetByNameLength = 120;

    public void Configure(EntityTypeBuilder<RecurringInvoice> recurring)
    {
        recurring.ToTable("RecurringInvoices");
        recurring.Property(r => r.Name).HasMaxLength(RecurringInvoice.NameLength);
        recurring.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        recurring.Property(r => r.Reference).HasMaxLength(RecurringInvoice.ReferenceLength);
        recurring.Property(r => r.Notes).HasMaxLength(RecurringInvoice.NotesLength);
        recurring.Property(r => r.SetByName).HasMaxLength(SetByNameLength);
        recurring.Property(r => r.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        recurring.Ignore(r => r.Series);
        recurring.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RecurringInvoiceId);
        recurring.HasOne<Customer>().WithMany().HasForeignKey(r => r.CompanyId).OnDelete(DeleteBehavior.Restrict);
        recurring.HasIndex(r => r.NextOn);
        recurring.HasIndex(r => r.Name);
        recurring.HasIndex(r => r.ProjectId);
    }

    public void Configure(EntityTypeBuilder<RecurringInvoiceLine> line)
    {
        line.ToTable("RecurringInvoiceLines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Description).HasMaxLength(InvoiceLine.DescriptionLength);
        line.Property(l => l.UnitPrice).HasPrecision(19, 6);
        line.Property(l => l.DiscountPercent).HasPrecision(5, 2);
        line.Property(l => l.VatPercent).HasPrecision(5, 2);
        line.Property(l => l.VatCode).HasMaxLength(TaxRate.CodeLength);
        line.Ignore(l => l.Rate);
        line.HasIndex(l => l.RecurringInvoiceId);
    }

    public void Configure(EntityTypeBuilder<RecurringInvoiceOccurrence> occurrence)
    {
        occurrence.ToTable("RecurringInvoiceOccurrences");
        occurrence.Property(o => o.Id).ValueGeneratedNever();
        occurrence.Property(o => o.Reason).HasMaxLength(RecurringInvoiceOccurrence.ReasonLength);
        occurrence.Property(o => o.ReasonArguments).HasMaxLength(-1);
        occurrence.Property(o => o.Version).IsConcurrencyToken();
        occurrence.HasOne<RecurringInvoice>().WithMany().HasForeignKey(o => o.RecurringInvoiceId)
            .OnDelete(DeleteBehavior.Restrict);
        occurrence.HasIndex(o => new { o.RecurringInvoiceId, o.Number }).IsUnique();
        occurrence.HasIndex(o => new { o.State, o.On });
        occurrence.HasIndex(o => o.InvoiceId);
    }
}
