using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>On what VAT is rounded (domain-rules §2).</summary>
internal enum VatRounding
{
    /// <summary>On the sum of each rate.</summary>
    PerRate,

    /// <summary>On each line.</summary>
    PerLine,
}

/// <summary>How a document computes.</summary>
/// <param name="IncludeVat">Whether prices are given with VAT: the gross amounts are fixed then.</param>
/// <param name="DiscountFixed">Taken off the whole document instead of a percent, as prices are given.</param>
internal sealed record PriceTerms(bool IncludeVat, VatRounding Rounding, decimal DiscountPercent,
    decimal DiscountFixed);

/// <summary>A line as it is printed, before its document is computed.</summary>
/// <param name="Amount">Quantity × price less the line's own discount, rounded.</param>
internal sealed record PricedLine(decimal Amount, LineVat Rate)
{
    /// <summary>It deducts a deposit: nothing is taken off of what was paid.</summary>
    public bool IsDeduction { get; init; }

    /// <summary>What its document's discount is taken off of.</summary>
    public decimal Sold => IsDeduction ? 0 : Amount;
}

/// <summary>What a line adds to its document.</summary>
/// <param name="Net">After its part of the document's discount.</param>
/// <param name="Allowance">That part, net.</param>
internal sealed record LineShare(decimal Net, decimal Vat, decimal Allowance);

/// <summary>
/// A document computed from its lines (domain-rules §1, §2). Its discount is split over the rates, and within a rate
/// over the lines, by largest remainder; so is the VAT of a rate where it is rounded on the sum. What lines add, adds
/// up to the document to the cent.
/// </summary>
/// <param name="Discount">What the document takes off, as prices are given.</param>
internal sealed record DocumentSums(IReadOnlyList<LineShare> Lines, decimal Discount)
{
    private const int Hundred = 100;

    public decimal Net => Lines.Sum(line => line.Net);

    public decimal Vat => Lines.Sum(line => line.Vat);

    public static DocumentSums Of(IReadOnlyList<PricedLine> lines, PriceTerms terms, string currency)
    {
        var digits = Currencies.Digits(currency);
        var total = lines.Sum(line => line.Sold);
        var discount = DiscountOf(total, terms, digits);
        var shares = new LineShare[lines.Count];
        var groups = lines.Select((line, at) => (Line: line, At: at)).GroupBy(l => l.Line.Rate).Select(g => g.ToList())
            .ToList();
        var off = Parts(discount, [.. groups.Select(g => g.Sum(l => l.Line.Sold))], total, digits);
        for (var i = 0; i < groups.Count; i++)
        {
            var computed = GroupOf(groups[i].ConvertAll(l => l.Line), off[i], terms, digits);
            for (var at = 0; at < computed.Count; at++) shares[groups[i][at].At] = computed[at];
        }

        return new DocumentSums(shares, discount);
    }

    // What is no sum to take something off of, or is less than the discount, is never turned around.
    private static decimal DiscountOf(decimal total, PriceTerms terms, int digits)
    {
        if (total <= 0) return 0;
        var wanted = terms.DiscountFixed > 0 ? terms.DiscountFixed : total * terms.DiscountPercent / Hundred;
        return Math.Min(total, Rounding.Round(wanted, digits));
    }

    private static List<LineShare> GroupOf(List<PricedLine> lines, decimal off, PriceTerms terms, int digits)
    {
        var (amounts, percent) = (lines.ConvertAll(l => l.Amount), lines[0].Rate.Percent);
        var weights = lines.ConvertAll(l => l.Sold);
        var parts = Parts(off, weights, weights.Sum(), digits);
        var sold = amounts.Zip(parts, (amount, part) => amount - part).ToList();
        if (!terms.IncludeVat)
            return [.. sold.Zip(VatOn(sold, percent, terms.Rounding, digits), parts)
                .Select(l => new LineShare(l.First, l.Second, l.Third))];
        var (before, after) = (NetIn(amounts, percent, terms.Rounding, digits),
            NetIn(sold, percent, terms.Rounding, digits));
        return [.. after.Select((net, i) => new LineShare(net, sold[i] - net, before[i] - net))];
    }

    private static IReadOnlyList<decimal> VatOn(List<decimal> nets, decimal percent, VatRounding rounding, int digits)
    {
        var exact = nets.ConvertAll(net => net * percent / Hundred);
        return rounding == VatRounding.PerLine
            ? exact.ConvertAll(vat => Rounding.Round(vat, digits))
            : Split(Rounding.Round(nets.Sum() * percent / Hundred, digits), exact, digits);
    }

    // net = r2(gross / (1 + rate)), the gross is fixed.
    private static IReadOnlyList<decimal> NetIn(List<decimal> gross, decimal percent, VatRounding rounding, int digits)
    {
        var exact = gross.ConvertAll(amount => amount * Hundred / (Hundred + percent));
        return rounding == VatRounding.PerLine
            ? exact.ConvertAll(net => Rounding.Round(net, digits))
            : Split(Rounding.Round(gross.Sum() * Hundred / (Hundred + percent), digits), exact, digits);
    }

    private static IReadOnlyList<decimal> Parts(decimal total, IReadOnlyList<decimal> weights, decimal sum,
        int digits) =>
        total == 0 || sum == 0
            ? [.. weights.Select(_ => 0m)]
            : Split(total, [.. weights.Select(weight => total * weight / sum)], digits);

    // Parts may be negative, unlike those of Rounding.Allocate: a deduction takes its part of a discount back.
    private static decimal[] Split(decimal total, IReadOnlyList<decimal> exact, int digits)
    {
        var unit = Rounding.Unit(digits);
        var parts = exact.Select(part => Math.Floor(part / unit) * unit).ToArray();
        var left = (int)Rounding.Round((total - parts.Sum()) / unit, 0);
        foreach (var at in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i])
            .ThenBy(i => i).Take(left))
            parts[at] += unit;
        return parts;
    }
}
