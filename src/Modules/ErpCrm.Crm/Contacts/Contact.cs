using ErpCrm.Crm.Companies;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Contacts;

/// <summary>What people may type of a contact.</summary>
/// <param name="OtherAddresses">More e-mails and phones, in words.</param>
internal sealed record ContactData(string Name, string JobTitle, string Email, string Phone, string Notes,
    string OtherAddresses = "");

/// <summary>Somebody one talks to at a company.</summary>
internal sealed class Contact : Entity
{
    public const int NameLength = 120;
    public const int OtherAddressesLength = 600;

    private Contact()
    {
    }

    /// <param name="isDistinct">Somebody saw the people who look like
    /// this one, and said that it is another one.</param>
    public Contact(Guid companyId, ContactData data, bool isPrimary = false, bool isDistinct = false)
    {
        (CompanyId, IsPrimary) = (companyId, isPrimary);
        Change(data, isDistinct);
    }

    public Guid CompanyId { get; private set; }
    public Company? Company { get; private set; }
    public string Name { get; private set; } = "";
    public string JobTitle { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string Notes { get; private set; } = "";

    /// <summary>More names, e-mails and phones of the same person.</summary>
    public string OtherAddresses { get; private set; } = "";

    public bool IsPrimary { get; private set; }

    [NotAudited]
    public string NameKey { get; private set; } = "";

    [NotAudited]
    public string? EmailKey { get; private set; }

    [NotAudited]
    public string? PhoneKey { get; private set; }

    /// <summary>Somebody decided that it is none of the people who look like this one.</summary>
    [NotAudited]
    public bool IsDistinct { get; private set; }

    public string SearchText { get; private set; } = "";

    /// <param name="isDistinct">Null when nothing that the person is known by was changed.</param>
    public void Change(ContactData data, bool? isDistinct = null)
    {
        if (string.IsNullOrWhiteSpace(data.Name))
            throw new BusinessRuleException("A contact needs a name.") { Field = nameof(data.Name) };
        (Name, JobTitle, Email, Phone, Notes) = (data.Name.Trim(), data.JobTitle.Trim(), data.Email.Trim(),
            data.Phone.Trim(), data.Notes.Trim());
        (OtherAddresses, IsDistinct) = (data.OtherAddresses.Trim(), isDistinct ?? IsDistinct);
        Describe();
    }

    /// <summary>The person is called or reached otherwise too. What
    /// was known stays; nothing that is new is lost.</summary>
    /// <param name="isEmailTaken">A colleague has this address; it is only noted then.</param>
    public void Learn(string name, string email, string phone, bool isEmailTaken = false)
    {
        if (!IsKnown(name, KeyOf(name), NameKey)) Note(name);
        if (Email.Length == 0 && !isEmailTaken) Email = email.Trim();
        else if (!IsKnown(email, CompanyKeys.OfEmail(email), CompanyKeys.OfEmail(Email))) Note(email);
        if (Phone.Length == 0) Phone = phone.Trim();
        else if (!IsKnown(phone, PhoneNumbers.KeyOf(phone), PhoneKey)) Note(phone);
        Describe();
    }

    private bool IsKnown(string typed, string? key, string? known) =>
        typed.Trim().Length == 0 || (key is not null && key == known) || OtherAddresses.Contains(typed.Trim(),
            StringComparison.OrdinalIgnoreCase);

    private void Note(string address)
    {
        var all = OtherAddresses.Length == 0 ? address.Trim() : $"{OtherAddresses}, {address.Trim()}";
        if (all.Length > OtherAddressesLength)
            throw new BusinessRuleException("{0} has too many addresses. Choose another person.",
                Name) { Field = "ContactId" };
        OtherAddresses = all;
    }

    private void Describe()
    {
        (NameKey, EmailKey, PhoneKey) = (KeyOf(Name), CompanyKeys.OfEmail(Email), PhoneNumbers.KeyOf(Phone));
        SearchText = SharedKernel.SearchText.Of(Name, JobTitle, Email, PhoneNumbers.ForSearch(Phone), OtherAddresses,
            PhoneNumbers.ForSearch(OtherAddresses));
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
        builder.Property(c => c.OtherAddresses).HasMaxLength(Contact.OtherAddressesLength);
        builder.Property(c => c.PhoneKey).HasMaxLength(PhoneNumbers.KeyLength);
        // Of two people who enter one contact at the same moment, the second is asked.
        builder.HasIndex(c => new { c.CompanyId, c.EmailKey }).IsUnique()
            .HasFilter("EmailKey IS NOT NULL AND IsDistinct = 0");
        builder.HasIndex(c => new { c.CompanyId, c.NameKey });
        builder.HasIndex(c => c.PhoneKey);
        builder.HasIndex(c => new { c.CompanyId, c.Name });
        builder.HasIndex(c => c.EmailKey);
        builder.HasIndex(c => c.Name);
    }
}
