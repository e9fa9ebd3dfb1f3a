using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Companies;

internal enum CompanyStatus
{
    Prospect,
    Client,
    Archived,
}

/// <summary>What people may type of a company.</summary>
internal sealed record CompanyData
{
    public required string Name { get; init; }
    public string LegalName { get; init; } = "";
    public string TaxId { get; init; } = "";
    public string Address { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Website { get; init; } = "";
    public string Industry { get; init; } = "";
    public string Notes { get; init; } = "";
    public required string Currency { get; init; }
    public int PaymentTermDays { get; init; } = 14;
    public string Language { get; init; } = "ru";
    public Guid? OwnerId { get; init; }
}

internal sealed class Company : Entity
{
    public const int NameLength = 160;
    public const int NotesLength = 4000;

    private Company()
    {
    }

    /// <param name="isDistinct">Somebody saw the companies that look like it, and said that it is another one.</param>
    public Company(CompanyData data, DateTime utcNow, bool isDistinct = false)
    {
        (RegisteredAt, IsDistinct) = (utcNow, isDistinct);
        Take(data);
        Raise(new CompanyRegistered(Id, Details(), SourceVersion: 0));
    }

    public string Name { get; private set; } = "";
    public string LegalName { get; private set; } = "";
    public string TaxId { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string Website { get; private set; } = "";
    public string Industry { get; private set; } = "";
    public string Notes { get; private set; } = "";
    public string Currency { get; private set; } = "";
    public int PaymentTermDays { get; private set; }
    public string Language { get; private set; } = "";
    public Guid? OwnerId { get; private set; }
    public CompanyStatus Status { get; private set; } = CompanyStatus.Prospect;

    /// <summary>Day of the first won deal.</summary>
    public DateOnly? ClientSince { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RegisteredAt { get; private set; }

    [NotAudited]
    public string NameKey { get; private set; } = "";

    [NotAudited]
    public string SoundKey { get; private set; } = "";

    [NotAudited]
    public string? TaxKey { get; private set; }

    [NotAudited]
    public string? EmailKey { get; private set; }

    [NotAudited]
    public string? PhoneKey { get; private set; }

    /// <summary>Somebody decided that it is none of the companies that look like it.</summary>
    [NotAudited]
    public bool IsDistinct { get; private set; }

    [NotAudited]
    public string? EmailDomain { get; private set; }

    public string SearchText { get; private set; } = "";

    /// <param name="isDistinct">Null when nothing that it is known by was changed.</param>
    public void Change(CompanyData data, bool? isDistinct = null)
    {
        IsDistinct = isDistinct ?? IsDistinct;
        Take(data);
        Raise(new CompanyChanged(Id, Details(), Version + 1));
    }

    /// <summary>A deal was won.</summary>
    public void BecomeClient(DateOnly on)
    {
        ClientSince ??= on;
        Status = CompanyStatus.Client;
    }

    /// <summary>No deal with it is won any more, or the first one is of another day.</summary>
    /// <param name="firstWonOn">Null when none is.</param>
    public void NoLongerClientOf(DateOnly? firstWonOn)
    {
        ClientSince = firstWonOn;
        if (firstWonOn is null && Status == CompanyStatus.Client) Status = CompanyStatus.Prospect;
    }

    /// <summary>Its tax id became known.</summary>
    public void LearnTaxId(string taxId)
    {
        if (CompanyKeys.OfTaxId(taxId) is not { } key || key == TaxKey) return;
        if (TaxKey is not null)
            throw new BusinessRuleException("{0} has another tax id: {1}.", Name, TaxId) { Field = nameof(TaxId) };
        (TaxId, TaxKey) = (taxId.Trim(), key);
        Describe();
        Raise(new CompanyChanged(Id, Details(), Version + 1));
    }

    /// <summary>One contact takes the first place. Raises the version,
    /// so that of two at the same moment only one can.</summary>
    public void ChoosePrimaryContact() => Touch();

    public void Archive()
    {
        if (Status == CompanyStatus.Archived) throw new BusinessRuleException("This company is archived already.");
        Status = CompanyStatus.Archived;
    }

    public void Restore()
    {
        if (Status != CompanyStatus.Archived) throw new BusinessRuleException("This company is not archived.");
        Status = ClientSince is null ? CompanyStatus.Prospect : CompanyStatus.Client;
    }

    private void Take(CompanyData data)
    {
        if (CompanyKeys.OfName(data.Name).Length == 0)
            throw new BusinessRuleException("A company needs a name.") { Field = nameof(data.Name) };
        if (!Currencies.IsKnown(data.Currency))
            throw new BusinessRuleException("{0} is not a known currency.",
                data.Currency) { Field = nameof(data.Currency) };

        (Name, LegalName, TaxId, Address) = (data.Name.Trim(), data.LegalName.Trim(), data.TaxId.Trim(),
            data.Address.Trim());
        (Email, Phone, Website, Industry) = (data.Email.Trim(), data.Phone.Trim(), data.Website.Trim(),
            data.Industry.Trim());
        (Notes, Currency, PaymentTermDays, Language, OwnerId) = (data.Notes.Trim(), data.Currency, data.PaymentTermDays,
            data.Language, data.OwnerId);
        (NameKey, SoundKey, TaxKey) = (CompanyKeys.OfName(Name), CompanyKeys.OfSound(Name), CompanyKeys.OfTaxId(TaxId));
        (EmailKey, EmailDomain, PhoneKey) = (CompanyKeys.OfEmail(Email), CompanyKeys.DomainOf(Email),
            PhoneNumbers.KeyOf(Phone));
        Describe();
    }

    private void Describe() => SearchText = SharedKernel.SearchText.Of(
        Name, LegalName, SharedKernel.SearchText.Compact(TaxId), Email, Industry, PhoneNumbers.ForSearch(Phone));

    /// <summary>The company as who never heard of it would learn it.</summary>
    public CompanyRegistered AsKnown() => new(Id, Details(), Version);

    private CompanyDetails Details() =>
        new(Name, LegalName, TaxId, Address, Email, Phone, Currency, PaymentTermDays, Language, OwnerId);
}

internal sealed class CompanyConfiguration : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("Companies");
        builder.Property(c => c.Name).HasMaxLength(Company.NameLength);
        builder.Property(c => c.LegalName).HasMaxLength(200);
        builder.Property(c => c.TaxId).HasMaxLength(40);
        builder.Property(c => c.TaxKey).HasMaxLength(40);
        builder.Property(c => c.Address).HasMaxLength(400);
        builder.Property(c => c.Email).HasMaxLength(256);
        builder.Property(c => c.EmailKey).HasMaxLength(256);
        builder.Property(c => c.EmailDomain).HasMaxLength(256);
        builder.Property(c => c.Phone).HasMaxLength(60);
        builder.Property(c => c.Industry).HasMaxLength(80);
        builder.Property(c => c.Notes).HasMaxLength(Company.NotesLength);
        builder.Property(c => c.Currency).HasMaxLength(Currencies.CodeLength);
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.PhoneKey).HasMaxLength(PhoneNumbers.KeyLength);
        builder.Property(c => c.NameKey).HasMaxLength(CompanyKeys.Length);
        builder.Property(c => c.SoundKey).HasMaxLength(CompanyKeys.Length);
        builder.Property(c => c.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        builder.HasIndex(c => new { c.NameKey, c.TaxKey });
        // Of two people who enter one company at the same moment, the second is
        // asked. Nobody is stopped: whoever was asked says that it is another.
        builder.HasIndex(c => c.NameKey).IsUnique().HasFilter("TaxKey IS NULL AND IsDistinct = 0");
        builder.HasIndex(c => c.TaxKey, "IX_Companies_Tax").IsUnique()
            .HasFilter("TaxKey IS NOT NULL AND IsDistinct = 0");
        builder.HasIndex(c => c.TaxKey);
        builder.HasIndex(c => c.SoundKey);
        builder.HasIndex(c => c.EmailKey);
        builder.HasIndex(c => c.PhoneKey);
        builder.HasIndex(c => c.EmailDomain);
        builder.HasIndex(c => c.Name);
        builder.HasIndex(c => new { c.Status, c.Name });
        builder.HasIndex(c => new { c.OwnerId, c.Name });
        builder.HasIndex(c => c.RegisteredAt);
    }
}
