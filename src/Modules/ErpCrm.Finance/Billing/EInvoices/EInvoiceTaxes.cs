using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>The codes of VAT of a document, and its sums by code and rate: the standard knows one sum for each, though
/// the paper says two reasons for the same one.</summary>
internal sealed class EInvoiceTaxes(FrozenDocument document, IStringLocalizer texts)
{
    /// <summary>Whether nothing of the document is a matter of VAT.</summary>
    public bool AreOutOfScope => document.VatGroups.Any(g => Of(g).Code == EInvoiceTax.OutOfScope);

    // A document says the category of each line, or of none.
    private bool IsSaid => document.Lines.All(l => l.VatPercent > 0 || l.VatCategory is not null);

    public EInvoiceTax Of(FrozenLine line) =>
        new(line.VatCategory is { } said && IsSaid ? CodeOf(said) : CodeOf(line.VatPercent), line.VatPercent);

    public IReadOnlyList<EInvoiceVat> Sums() =>
    [
        .. document.VatGroups.GroupBy(Of)
            .Select(g => new EInvoiceVat(
                g.Key with { OwnReasonCode = g.Select(v => v.Code).Distinct().Count() == 1 ? g.First().Code : null },
                g.Sum(v => v.Base), g.Sum(v => v.Vat), g.Key.NeedsReason ? ReasonOf(g.Key, g) : null)),
    ];

    /// <summary>What the document takes off, for each code and rate (BG-20).</summary>
    public IReadOnlyList<EInvoiceAllowance> Allowances() =>
    [
        .. document.Lines.GroupBy(Of)
            .Select(g => (Tax: g.Key, Amount: g.Sum(l => l.Allowance ?? 0), Lines: g.Sum(l => l.NetBefore)))
            .Where(a => a.Amount != 0)
            .Select(a => new EInvoiceAllowance(a.Amount, a.Lines, PercentOf(a.Amount, a.Lines),
                document.DiscountReason is { Length: > 0 } reason ? reason : texts["Discount"], a.Tax)),
    ];

    private decimal? PercentOf(decimal amount, decimal of) => document.DiscountPercent is { } percent
        && Rounding.Round(of * percent / 100, EInvoiceRules.MostDigits) == amount ? percent : null;

    private EInvoiceTax Of(VatGroup group) =>
        new(IsSaid ? CodeOf(group.Category) : CodeOf(group.Percent), group.Percent);

    private static string CodeOf(VatCategory category) => category switch
    {
        VatCategory.Zero => EInvoiceTax.Zero,
        VatCategory.ReverseCharge => EInvoiceTax.ReverseCharge,
        VatCategory.Exempt => EInvoiceTax.Exempt,
        VatCategory.Export => EInvoiceTax.Export,
        VatCategory.OutOfScope => EInvoiceTax.OutOfScope,
        _ => EInvoiceTax.Standard,
    };

    // Of documents that say no code: what has a reason is exempt, what has none is zero rated.
    private string CodeOf(decimal percent)
    {
        if (percent > 0) return EInvoiceTax.Standard;
        return document.VatGroups.Any(g => g.Percent == 0 && !string.IsNullOrEmpty(g.Note))
            ? EInvoiceTax.Exempt
            : EInvoiceTax.Zero;
    }

    private string? ReasonOf(EInvoiceTax tax, IEnumerable<VatGroup> groups)
    {
        var said = groups.Where(g => !string.IsNullOrEmpty(g.Note)).Select(g => texts[g.Note!].Value).Distinct()
            .ToList();
        return said.Count > 0 ? string.Join("; ", said) : UsualReasonOf(tax);
    }

    private string? UsualReasonOf(EInvoiceTax tax) => tax.Code switch
    {
        EInvoiceTax.ReverseCharge => texts["Reverse charge"].Value,
        EInvoiceTax.Export => texts["Export outside the EU"].Value,
        EInvoiceTax.OutOfScope => texts["Not subject to VAT"].Value,
        _ => null,
    };
}
