using ErpCrm.Finance.Copies;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>What e-invoices say of a customer.</summary>
internal sealed class BuyerTermsForm
{
    public string? Country { get; set; }
    public string? BuyerReference { get; set; }
    public string? Scheme { get; set; }
    public string? Address { get; set; }
    public int Version { get; set; }

    [BindNever]
    public Customer? Customer { get; set; }

    public static BuyerTermsForm Of(BuyerTerms? terms) => terms is null
        ? new BuyerTermsForm()
        : new BuyerTermsForm
        {
            Country = terms.Country,
            BuyerReference = terms.BuyerReference,
            Scheme = terms.Scheme,
            Address = terms.Address,
            Version = terms.Version,
        };

    public EInvoiceSide ToSide() => new()
    {
        Country = Country ?? "",
        Reference = BuyerReference?.Trim() ?? "",
        Scheme = Scheme ?? "",
        Address = Address?.Trim() ?? "",
    };
}

internal sealed class BuyerTermsFormValidator : AbstractValidator<BuyerTermsForm>
{
    public BuyerTermsFormValidator()
    {
        RuleFor(f => f.BuyerReference).MaximumLength(BuyerTerms.ReferenceLength);
        RuleFor(f => f.Address).MaximumLength(ElectronicAddresses.ValueLength);
    }
}

/// <summary>Whether documents are e-invoices, and what these say of our company.</summary>
internal sealed class SellerTermsForm
{
    public EInvoiceUse Use { get; set; }
    public string? Country { get; set; }
    public string? VatId { get; set; }
    public string? Scheme { get; set; }
    public string? Address { get; set; }
    public int Version { get; set; }

    public static SellerTermsForm Of(SellerTerms? terms) => terms is null
        ? new SellerTermsForm()
        : new SellerTermsForm
        {
            Use = terms.Use,
            Country = terms.Country,
            VatId = terms.VatId,
            Scheme = terms.Scheme,
            Address = terms.Address,
            Version = terms.Version,
        };

    public EInvoiceSide ToSide() => new()
    {
        Country = Country ?? "",
        VatId = VatId?.Trim() ?? "",
        Scheme = Scheme ?? "",
        Address = Address?.Trim() ?? "",
    };
}

internal sealed class SellerTermsFormValidator : AbstractValidator<SellerTermsForm>
{
    public SellerTermsFormValidator()
    {
        RuleFor(f => f.Use).IsInEnum();
        RuleFor(f => f.VatId).MaximumLength(SellerTerms.VatIdLength);
        RuleFor(f => f.Address).MaximumLength(ElectronicAddresses.ValueLength);
    }
}
