using ErpCrm.Crm.Companies;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Contacts;

/// <summary>What people may type of a contact.</summary>
internal sealed record ContactData(string Name, string JobTitle, string Email, string Phone, string Notes);

/// <summary>Somebody one talks to at a company.</summary>
internal sealed class Contact : Entity
{
    public const int NameLength = 120;

    private Contact()
    {
    }

    public Contact(Guid companyId, ContactData data, bool isPrimary = false)
    {
        CompanyId = companyId;
        IsPrimary = isPrimary;
        Change(data);
    }

    public Guid CompanyId { get; private set; }
    public Company? Company { get; private set; }
    public string Name { get; private set; } = "";
    public string JobTitle { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string Notes { get; private set; } = "";
    public bool IsPrimary { get; private set; }

    [NotAudited]
    public string NameKey { get; private set; } = "";

    [NotAudited]
    public string? EmailKey { get; private set; }

    public string SearchText { get; private set; } = "";

    public void Change(ContactData data)
    {
        if (string.IsNullOrWhiteSpace(data.Name)) throw new BusinessRuleException("A contact needs a name.") { Field = nameof(data.Name) };
        (Name, JobTitle, Email, Phone, Notes) = (data.Name.Trim(), data.JobTitle.Trim(), data.Email.Trim(), data.Phone.Trim(), data.Notes.Trim());
        (NameKey, EmailKey) = (KeyOf(Name), CompanyKeys.OfEmail(Email));
        SearchText = SharedKernel.SearchText.Of(Name, JobTitle, Email, Phone);
    }

    public void BecomePrimary() => IsPrimary = true;

    public void StepBack() => IsPrimary = false;

    public static string KeyOf(string name) => SharedKernel.SearchText.Of(name);
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(c => c.Name).HasMaxLength(Contact.NameLength);
        builder.Property(c => c.NameKey).HasMaxLength(Contact.NameLength);
        builder.Property(c => c.JobTitle).HasMaxLength(120);
        builder.Property(c => c.Email).HasMaxLength(256);
        builder.Property(c => c.EmailKey).HasMaxLength(256);
        builder.Property(c => c.Phone).HasMaxLength(60);
        builder.Property(c => c.Notes).HasMaxLength(1000);
        builder.Property(c => c.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        builder.HasOne(c => c.Company).WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CompanyId, c.EmailKey }).IsUnique();
        builder.HasIndex(c => new { c.CompanyId, c.Name });
        builder.HasIndex(c => c.EmailKey);
        builder.HasIndex(c => c.Name);
    }
}
