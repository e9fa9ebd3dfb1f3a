using ErpCrm.Crm.Companies;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Contacts;

/// <summary>What people may type of a contact.</summary>
/// <param name="OtherAddresses">More e-mails and phones, in words.</param>
internal sealed record ContactData(string Name, string JobTitle, string Email, string Phone, string Notes,
    string OtherAddresses = "");

/// <summary>Somebody one talks to at a company.</summary>
internal sealed class Contact : Entity, ICustomized
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

    /// <summary>The contact that this one turned out to be; null while it is one by itself.</summary>
    public Guid? MergedIntoId { get; private set; }

    public string SearchText { get; private set; } = "";

    public string? Custom { get; set; }

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

    /// <summary>Turned out to be another one: found no more, and kept so that it can come back.</summary>
    public void MergeInto(Guid intoId)
    {
        if (MergedIntoId is not null) throw new BusinessRuleException("Somebody has merged this contact already.");
        (MergedIntoId, IsDistinct, IsPrimary) = (intoId, true, false);
    }

    /// <summary>Is one by itself again.</summary>
    public void Part(bool isDistinct) => (MergedIntoId, IsDistinct) = (null, isDistinct);

    /// <summary>Takes another one in, or gives it back.</summary>
    /// <param name="isDistinct">Known by something that a colleague is known by too.</param>
    public void Take(ContactData data, bool isDistinct, DomainEvent merge)
    {
        Change(data, isDistinct);
        Raise(merge);
    }

    /// <summary>What people typed of it.</summary>
    public ContactData Data() => new(Name, JobTitle, Email, Phone, Notes, OtherAddresses);

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
        builder.HasIndex(c => new { c.CompanyId, c.NameKey, c.MergedIntoId });
        builder.HasIndex(c => new { c.PhoneKey, c.MergedIntoId });
        builder.HasIndex(c => new { c.CompanyId, c.Name });
        builder.HasIndex(c => new { c.EmailKey, c.MergedIntoId });
        builder.HasIndex(c => c.MergedIntoId);
        builder.HasIndex(c => c.Name);
    }
}
