using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Company;

/// <summary>The company that runs this installation: one row.</summary>
internal sealed class OwnCompany : Entity
{
    public const int NameLength = 160;
    public const int AddressLength = 400;
    public const int TaxIdLength = 40;
    public const int BankLength = 600;
    public const int EmailLength = 256;
    public const int PhoneLength = 60;
    public const int ZoneLength = 60;

    /// <summary>The only id: a second set-up breaks on it.</summary>
    public static readonly Guid TheId = new("0c000000-0000-7000-8000-000000000001");

    public OwnCompany() => Id = TheId;

    public string Name { get; private set; } = "";
    public string LegalName { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string TaxId { get; private set; } = "";
    public string RegistrationCode { get; private set; } = "";
    public string BankDetails { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";

    [NotAudited]
    public string? LogoHash { get; private set; }

    public long LogoBytes { get; private set; }
    public string BaseCurrency { get; private set; } = "KGS";
    public string Language { get; private set; } = "en";
    public string TimeZoneId { get; private set; } = "Asia/Bishkek";
    public int FiscalYearStartMonth { get; private set; } = 1;
    public bool AllowsOwnDecisions { get; private set; }

    /// <summary>Everything but the logo.</summary>
    public void Change(CompanyProfile profile)
    {
        (Name, LegalName, Address, TaxId) = (profile.Name, profile.LegalName, profile.Address, profile.TaxId);
        (RegistrationCode, BankDetails, Email, Phone) = (profile.RegistrationCode, profile.BankDetails, profile.Email,
            profile.Phone);
        AllowsOwnDecisions = profile.AllowsOwnDecisions;
        (BaseCurrency, Language, TimeZoneId, FiscalYearStartMonth) = (profile.BaseCurrency, profile.Language,
            profile.TimeZoneId, profile.FiscalYearStartMonth);
    }

    public void ShowLogo(StoredFile? logo) => (LogoHash, LogoBytes) = (logo?.Hash, logo?.Bytes ?? 0);

    public CompanyProfile ToProfile(byte[]? logo) => new()
    {
        Name = Name,
        LegalName = LegalName,
        Address = Address,
        TaxId = TaxId,
        RegistrationCode = RegistrationCode,
        AllowsOwnDecisions = AllowsOwnDecisions,
        BankDetails = BankDetails,
        Email = Email,
        Phone = Phone,
        Logo = logo,
        BaseCurrency = BaseCurrency,
        Language = Language,
        TimeZoneId = TimeZoneId,
        FiscalYearStartMonth = FiscalYearStartMonth,
    };
}

internal sealed class OwnCompanyConfiguration : IEntityTypeConfiguration<OwnCompany>
{
    public void Configure(EntityTypeBuilder<OwnCompany> builder)
    {
        builder.ToTable("Company");
        builder.Property(c => c.Name).HasMaxLength(OwnCompany.NameLength);
        builder.Property(c => c.LegalName).HasMaxLength(OwnCompany.NameLength);
        builder.Property(c => c.Address).HasMaxLength(OwnCompany.AddressLength);
        builder.Property(c => c.TaxId).HasMaxLength(OwnCompany.TaxIdLength);
        builder.Property(c => c.RegistrationCode).HasMaxLength(OwnCompany.TaxIdLength);
        builder.Property(c => c.BankDetails).HasMaxLength(OwnCompany.BankLength);
        builder.Property(c => c.Email).HasMaxLength(OwnCompany.EmailLength);
        builder.Property(c => c.Phone).HasMaxLength(OwnCompany.PhoneLength);
        builder.Property(c => c.LogoHash).HasMaxLength(StoredFile.HashLength);
        builder.Property(c => c.BaseCurrency).HasMaxLength(Currencies.CodeLength);
        builder.Property(c => c.Language).HasMaxLength(5);
        builder.Property(c => c.TimeZoneId).HasMaxLength(OwnCompany.ZoneLength);
    }
}
