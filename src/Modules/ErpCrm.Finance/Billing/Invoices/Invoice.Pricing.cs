using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>How a draft is priced beside its lines.</summary>
/// <param name="DiscountPercent">Taken off the whole invoice, beside what its lines take off.</param>
/// <param name="DiscountFixed">An amount instead of a percent, as prices are given.</param>
/// <param name="IncludeVat">Whether prices are given with VAT.</param>
internal sealed record InvoicePrices(decimal DiscountPercent, decimal DiscountFixed, string? DiscountReason,
    bool IncludeVat);

// What is taken off the whole invoice, how its prices and its VAT are computed, and its series (domain-rules §1 to §3).
internal sealed partial class Invoice
{
    public const int DiscountReasonLength = 200;

    /// <summary>Taken off the whole invoice, beside what its lines take off.</summary>
    [ZeroIsNone]
    public decimal DiscountPercent { get; private set; }

    /// <summary>An amount that is taken off instead, as prices are given: with VAT where they include it.</summary>
    [ZeroIsNone]
    public decimal DiscountFixed { get; private set; }

    public string? DiscountReason { get; private set; }

    /// <summary>What either comes to, as prices are given.</summary>
    [NotAudited]
    public decimal DiscountAmount { get; private set; }

    /// <summary>The series of its number; null for the usual one.</summary>
    [NotAudited]
    public Guid? SeriesId { get; private set; }

    /// <summary>Prices are given with VAT: the gross amounts are fixed, net is what is left without it.</summary>
    public bool PricesIncludeVat { get; private set; }

    /// <summary>What the company had set for the day it was drafted, later issued, on.</summary>
    public VatRounding VatRounding { get; private set; }

    /// <exception cref="BusinessRuleException">Two discounts, or more than the lines come to.</exception>
    public void Price(InvoicePrices prices)
    {
        RequireDraft();
        if (prices is { DiscountPercent: > 0, DiscountFixed: > 0 })
            throw new BusinessRuleException("Enter a percent or an amount, not both.") { Field = "DiscountFixed" };
        var reason = string.IsNullOrWhiteSpace(prices.DiscountReason) ? null : prices.DiscountReason.Trim();
        DiscountPercent = prices.DiscountPercent;
        DiscountFixed = Currencies.Exact(prices.DiscountFixed, Currency, "DiscountFixed");
        DiscountReason = DiscountPercent > 0 || DiscountFixed > 0 ? reason : null;
        PricesIncludeVat = prices.IncludeVat;
        Add();
        RequireDiscountWithinLines();
    }

    /// <summary>In which series it takes its number.</summary>
    public void NumberIn(Guid? seriesId)
    {
        RequireDraft();
        SeriesId = seriesId;
    }

    /// <summary>What the company has set for the day; an issued invoice keeps what it was computed with.</summary>
    public void RoundVatAs(VatRounding rounding)
    {
        if (!IsDraft || VatRounding == rounding) return;
        VatRounding = rounding;
        Add();
    }

    /// <summary>Lines of which nobody said more than percent and reason get what the rate with both says.</summary>
    public void Classify(IReadOnlyList<TaxRate> rates)
    {
        RequireDraft();
        foreach (var line in _lines.Where(l => l.Rate() == new LineVat(l.VatPercent, l.VatNote)))
        {
            var said = rates.Where(r => r.Percent == line.VatPercent && r.ExemptionReason == line.VatNote)
                .Select(LineVat.Of).Distinct().ToList();
            if (said.Count == 1) line.Tax(said[0]);
        }

        Add();
    }

    /// <summary>What its lines, in their order, come to.</summary>
    public DocumentSums Sums() => DocumentSums.Of(
        [.. _lines.OrderBy(line => line.Position).Select(line => new PricedLine(line.Amount, line.Rate())
        {
            IsDeduction = line.IsDeduction,
        })],
        Prices(), Currency);

    private PriceTerms Prices() => new(PricesIncludeVat, VatRounding, DiscountPercent, DiscountFixed);

    private void RequireDiscountWithinLines()
    {
        var lines = _lines.Where(l => !l.IsDeduction).Sum(l => l.Amount);
        if (DiscountAmount < DiscountFixed || (DiscountPercent > 0 && lines < 0))
            throw new BusinessRuleException("The discount is more than the lines come to.") { Field = "DiscountFixed" };
    }
}
