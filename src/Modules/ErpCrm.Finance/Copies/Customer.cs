using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Copies;

/// <summary>This module's copy of a company: whom to bill, in what currency, language and terms.</summary>
internal sealed class Customer
{
    /// <summary>Id of the company.</summary>
    public required Guid Id { get; init; }

    public string Name { get; private set; } = "";
    public string LegalName { get; private set; } = "";
    public string TaxId { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string Currency { get; private set; } = "";
    public int PaymentTermDays { get; private set; }
    public PaymentTermKind PaymentTermKind { get; private set; }
    public string Language { get; private set; } = "en";

    /// <summary>User who looks after the company.</summary>
    public Guid? OwnerId { get; private set; }

    public string SearchText { get; private set; } = "";

    /// <summary>Its company was merged into another one: it is kept, and neither shown nor billed.</summary>
    public bool IsMerged { get; set; }

    public int SourceVersion { get; private set; } = -1;

    /// <summary>The name that belongs on documents.</summary>
    public string DocumentName => LegalName.Length > 0 ? LegalName : Name;

    /// <summary>How documents and payments name it today.</summary>
    public CustomerToday Today => CustomerToday.Of(Name, LegalName, TaxId);

    /// <summary>Takes the state over unless a newer one is known.</summary>
    public void Follow(CompanyDetails details, int sourceVersion)
    {
        if (sourceVersion <= SourceVersion) return;
        (Name, LegalName, TaxId, Address) = (details.Name, details.LegalName, details.TaxId, details.Address);
        (Email, Phone, Currency, PaymentTermDays) = (details.Email, details.Phone, details.Currency,
            details.PaymentTermDays);
        PaymentTermKind = details.PaymentTermKind;
        (Language, OwnerId, SourceVersion) = (details.Language, details.OwnerId, sourceVersion);
        SearchText = SharedKernel.SearchText.Of(Name, LegalName, SharedKernel.SearchText.Compact(TaxId), Email,
            details.OtherNames);
    }
}

internal static class StandingCustomers
{
    /// <summary>Those whose company was not merged into another one.</summary>
    public static IQueryable<Customer> Standing(this IQueryable<Customer> customers) =>
        customers.Where(c => !c.IsMerged);
}

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.ToTable("Customers");
        customer.Property(c => c.Id).ValueGeneratedNever();
        customer.Ignore(c => c.Today);
        customer.Property(c => c.TaxId).HasMaxLength(40);
        customer.Property(c => c.Address).HasMaxLength(500);
        customer.Property(c => c.Email).HasMaxLength(256);
        customer.Property(c => c.Phone).HasMaxLength(60);
        customer.Property(c => c.Currency).HasMaxLength(Currencies.CodeLength);
        customer.Property(c => c.Language).HasMaxLength(2);
        customer.Property(c => c.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        customer.HasIndex(c => c.Name);
    }
}
