using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What of a line counts for its amounts.</summary>
internal sealed record BillFigures(decimal Quantity, decimal UnitPrice, decimal VatPercent, string? VatNote = null);

/// <summary>How a bill is computed.</summary>
/// <param name="PricesWithVat">VAT is inside the prices: what they come to is fixed (domain-rules §2).</param>
/// <param name="VatAsPrinted">The VAT on the paper, where the supplier rounds otherwise; null as computed.</param>
internal sealed record BillMethod(
    string Currency, bool PricesWithVat, VatRounding Rounding, decimal? VatAsPrinted = null);

internal sealed record LineAmount(decimal Net, decimal Vat)
{
    public decimal Gross => Net + Vat;
}

/// <summary>Net, VAT and gross of a bill and of each of its lines; the lines always add up to the whole.</summary>
internal sealed record BillTotals(IReadOnlyList<LineAmount> Lines, IReadOnlyList<VatGroup> Groups)
{
    /// <summary>By how much the VAT on a paper may differ from what its lines come to.</summary>
    private const decimal MostDifference = 1m;

    public decimal Net => Lines.Sum(l => l.Net);

    public decimal Vat => Lines.Sum(l => l.Vat);

    public decimal Gross => Net + Vat;

    /// <exception cref="BusinessRuleException">The printed VAT is another than these lines come to.</exception>
    public static BillTotals Of(IReadOnlyList<BillFigures> lines, BillMethod method)
    {
        var amounts = method.Rounding == VatRounding.PerLine
            ? [.. lines.Select(l => OfLine(l, method))]
            : PerRate(lines, method);
        if (method.VatAsPrinted is { } printed) Correct(amounts, lines, method, printed);
        return new BillTotals(amounts,
        [
            .. lines.Zip(amounts).GroupBy(l => (l.First.VatPercent, l.First.VatNote))
                .OrderByDescending(g => g.Key.VatPercent).ThenBy(g => g.Key.VatNote, StringComparer.Ordinal)
                .Select(g => new VatGroup(g.Key.VatPercent, g.Sum(l => l.Second.Net), g.Sum(l => l.Second.Vat),
                    g.Key.VatNote)),
        ]);
    }

    // What is printed: quantity × price, rounded (domain-rules §1).
    private static decimal Printed(BillFigures line, string currency) =>
        Rounding.Round(line.Quantity * line.UnitPrice, currency);

    private static LineAmount OfLine(BillFigures line, BillMethod method)
    {
        var printed = Printed(line, method.Currency);
        if (!method.PricesWithVat)
            return new LineAmount(printed, Rounding.Round(printed * line.VatPercent / 100, method.Currency));
        var net = Rounding.Round(printed / (1 + (line.VatPercent / 100)), method.Currency);
        return new LineAmount(net, printed - net);
    }

    private static LineAmount[] PerRate(IReadOnlyList<BillFigures> lines, BillMethod method)
    {
        var amounts = new LineAmount[lines.Count];
        foreach (var group in lines.Select((line, at) => (Line: line, At: at))
            .GroupBy(l => (l.Line.VatPercent, l.Line.VatNote)))
        {
            var printed = group.Select(l => Printed(l.Line, method.Currency)).ToList();
            var (sum, percent) = (printed.Sum(), group.Key.VatPercent);
            var vat = method.PricesWithVat
                ? sum - Rounding.Round(sum / (1 + (percent / 100)), method.Currency)
                : Rounding.Round(sum * percent / 100, method.Currency);
            var shares = Share(vat, printed, percent, method);
            foreach (var ((_, at), i) in group.Select((l, i) => (l, i)))
                amounts[at] = new LineAmount(method.PricesWithVat ? printed[i] - shares[i] : printed[i], shares[i]);
        }

        return amounts;
    }

    // To the largest remainder (domain-rules §1). Where something is taken off, each line has the VAT of its own, and
    // the largest what rounding leaves.
    private static IReadOnlyList<decimal> Share(decimal vat, List<decimal> printed, decimal percent,
        BillMethod method)
    {
        if (printed.Sum() > 0 && printed.TrueForAll(p => p >= 0))
            return Rounding.Allocate(vat, printed, Currencies.Digits(method.Currency));
        var parts = printed.Select(p => OfLine(new BillFigures(1, p, percent), method).Vat).ToList();
        parts[LargestOf(printed)] += vat - parts.Sum();
        return parts;
    }

    // The supplier's figure holds; it is put where most of the VAT is.
    private static void Correct(LineAmount[] amounts, IReadOnlyList<BillFigures> lines, BillMethod method,
        decimal printed)
    {
        var difference = printed - amounts.Sum(a => a.Vat);
        if (difference == 0) return;
        if (Math.Abs(difference) > MostDifference || lines.All(l => l.VatPercent == 0))
            throw new BusinessRuleException("These lines come to {0} of VAT. Check their rates.",
                amounts.Sum(a => a.Vat)) { Field = "VatAsPrinted" };
        var at = LargestOf([.. lines.Select((l, i) => l.VatPercent == 0 ? 0 : amounts[i].Vat)]);
        var line = amounts[at];
        amounts[at] = new LineAmount(method.PricesWithVat ? line.Net - difference : line.Net, line.Vat + difference);
    }

    private static int LargestOf(IReadOnlyList<decimal> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Count; i++)
        {
            if (Math.Abs(values[i]) > Math.Abs(values[largest])) largest = i;
        }

        return largest;
    }
}
