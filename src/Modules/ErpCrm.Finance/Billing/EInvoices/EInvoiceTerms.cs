using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>How documents are sent as e-invoices.</summary>
internal enum EInvoiceUse
{
    Off,

    /// <summary>The PDF carries the e-invoice: Factur-X, ZUGFeRD.</summary>
    InPdf,

    /// <summary>A second file goes along with the PDF.</summary>
    InPdfAndUbl,
}

/// <summary>What an e-invoice says of us beside the company's details, and whether there are any; one row for the
/// company. What held is frozen in each document.</summary>
internal sealed class SellerTerms
{
    /// <summary>There is one row, with this key.</summary>
    public const int Only = 1;

    public const int VatIdLength = 40;

    public int Id { get; private init; } = Only;
    public EInvoiceUse Use { get; private set; }
    public string Country { get; private set; } = "";

    /// <summary>A number for VAT beside the tax number of the company: of another country, or with letters.</summary>
    public string VatId { get; private set; } = "";

    public string Scheme { get; private set; } = "";
    public string Address { get; private set; } = "";

    /// <summary>Raised with each change; forms carry it back.</summary>
    public int Version { get; private set; }

    public EInvoiceSide Side => new() { Country = Country, VatId = VatId, Scheme = Scheme, Address = Address };

    public void Change(EInvoiceUse use, EInvoiceSide side)
    {
        EInvoiceSide.Check(side);
        if (use != EInvoiceUse.Off && side.Country.Length == 0)
            throw new BusinessRuleException("Choose the country of your company.") { Field = nameof(Country) };
        if (side.VatId.Length > 0 && VatNumbers.Entered(side.VatId) is null)
            throw new BusinessRuleException("Begin with the letters of the country, for example DE811907980.")
            {
                Field = nameof(VatId)
            };
        (Use, Country, VatId, Scheme, Address) = (use, side.Country, side.VatId, side.Scheme, side.Address);
        Version++;
    }
}

/// <summary>What e-invoices to a customer say of it beside its address and tax number.</summary>
internal sealed class BuyerTerms : IPartOf
{
    public const int ReferenceLength = 100;

    private BuyerTerms()
    {
    }

    public BuyerTerms(Guid companyId) => CompanyId = companyId;

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid CompanyId { get; private set; }

    public string Country { get; private set; } = "";
    public string Scheme { get; private set; } = "";
    public string Address { get; private set; } = "";

    /// <summary>By which the customer routes what it gets (BT-10).</summary>
    public string BuyerReference { get; private set; } = "";

    /// <summary>Raised with each change; forms carry it back.</summary>
    public int Version { get; private set; }

    public EInvoiceSide Side => new()
    {
        Country = Country, Scheme = Scheme, Address = Address, Reference = BuyerReference,
    };

    Type IPartOf.OwnerType => typeof(Customer);

    Guid IPartOf.OwnerId => CompanyId;

    public void Change(EInvoiceSide side)
    {
        EInvoiceSide.Check(side);
        (Country, Scheme, Address, BuyerReference) = (side.Country, side.Scheme, side.Address, side.Reference);
        Version++;
    }
}

internal sealed class SellerTermsConfiguration : IEntityTypeConfiguration<SellerTerms>
{
    public void Configure(EntityTypeBuilder<SellerTerms> terms)
    {
        terms.ToTable("EInvoiceSellerTerms");
        terms.Property(t => t.Id).ValueGeneratedNever();
        terms.Property(t => t.Country).HasMaxLength(Countries.CodeLength);
        terms.Property(t => t.VatId).HasMaxLength(SellerTerms.VatIdLength);
        terms.Property(t => t.Scheme).HasMaxLength(ElectronicAddresses.SchemeLength);
        terms.Property(t => t.Address).HasMaxLength(ElectronicAddresses.ValueLength);
        terms.Property(t => t.Version).IsConcurrencyToken();
        terms.Ignore(t => t.Side);
    }
}

internal sealed class BuyerTermsConfiguration : IEntityTypeConfiguration<BuyerTerms>
{
    public void Configure(EntityTypeBuilder<BuyerTerms> terms)
    {
        terms.ToTable("EInvoiceBuyerTerms");
        terms.Property(t => t.Id).ValueGeneratedNever();
        terms.Property(t => t.Country).HasMaxLength(Countries.CodeLength);
        terms.Property(t => t.Scheme).HasMaxLength(ElectronicAddresses.SchemeLength);
        terms.Property(t => t.Address).HasMaxLength(ElectronicAddresses.ValueLength);
        terms.Property(t => t.BuyerReference).HasMaxLength(BuyerTerms.ReferenceLength);
        terms.Property(t => t.Version).IsConcurrencyToken();
        terms.Ignore(t => t.Side);
        terms.HasIndex(t => t.CompanyId);
    }
}
