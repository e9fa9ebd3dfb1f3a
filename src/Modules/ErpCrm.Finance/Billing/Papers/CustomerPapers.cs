using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>What papers say of a customer beside what the company's record says.</summary>
internal sealed class CustomerPapers : IPartOf
{
    public const int CodeLength = 20;

    /// <summary>Figures of a tax number of Kyrgyzstan; their sum is checked by nobody.</summary>
    public const int TaxNumberLength = 14;

    private CustomerPapers()
    {
    }

    public CustomerPapers(Guid companyId) => CompanyId = companyId;

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid CompanyId { get; private set; }

    /// <summary>ОКПО.</summary>
    public string RegistrationCode { get; private set; } = "";

    public string Bank { get; private set; } = "";
    public string BankCode { get; private set; } = "";
    public string AccountNumber { get; private set; } = "";

    /// <summary>Who signs for the customer, with the position.</summary>
    public string Signer { get; private set; } = "";

    /// <summary>Raised with each change; forms carry it back.</summary>
    public int Version { get; private set; }

    public FrozenBuyer Buyer => new()
    {
        RegistrationCode = RegistrationCode, Bank = Bank, BankCode = BankCode, Account = AccountNumber, Signer = Signer,
    };

    Type IPartOf.OwnerType => typeof(Customer);

    Guid IPartOf.OwnerId => CompanyId;

    public void Change(FrozenBuyer buyer)
    {
        (RegistrationCode, Bank, BankCode) = (buyer.RegistrationCode, buyer.Bank, buyer.BankCode);
        (AccountNumber, Signer) = (buyer.Account, buyer.Signer);
        Version++;
    }

    /// <summary>Whether a tax number has as many figures as those of Kyrgyzstan.</summary>
    public static bool IsTaxNumber(string number) =>
        number.Length == TaxNumberLength && number.All(char.IsAsciiDigit);
}

internal sealed class CustomerPapersConfiguration : IEntityTypeConfiguration<CustomerPapers>
{
    public void Configure(EntityTypeBuilder<CustomerPapers> papers)
    {
        papers.ToTable("CustomerPapers");
        papers.Property(p => p.Id).ValueGeneratedNever();
        papers.Property(p => p.RegistrationCode).HasMaxLength(CustomerPapers.CodeLength);
        papers.Property(p => p.Bank).HasMaxLength(BankAccount.BankLength);
        papers.Property(p => p.BankCode).HasMaxLength(BankAccount.CodeLength);
        papers.Property(p => p.AccountNumber).HasMaxLength(BankAccount.NumberLength);
        papers.Property(p => p.Signer).HasMaxLength(PaperSettings.NameLength);
        papers.Property(p => p.Version).IsConcurrencyToken();
        papers.Ignore(p => p.Buyer);
        papers.HasIndex(p => p.CompanyId);
    }
}
