using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>The lines of a document as the standard wants them.</summary>
internal static class EInvoiceLines
{
    public static IReadOnlyList<EInvoiceLine> Of(FrozenDocument document, EInvoiceTaxes taxes,
        IStringLocalizer t) =>
        [.. document.Lines.Select((line, at) => LineOf(line, at + 1, document.PricesIncludeVat == true,
            taxes, t))];

    private static EInvoiceLine LineOf(FrozenLine line, int number, bool isWithVat, EInvoiceTaxes taxes,
        IStringLocalizer t)
    {
        var net = line.NetBefore;
        var sign = line.UnitPrice < 0 ? -1 : 1;
        var (quantity, price) = (sign * line.Quantity, sign * line.UnitPrice);
        var written = new EInvoiceLine(number, line.Description.ReplaceLineEndings(" ").Trim(), quantity,
            UnitOf(line.Unit), price, 1, net, taxes.Of(line))
        {
            Period = line.ServiceFrom is { } begins && line.ServiceTo is { } ends
                ? new EInvoicePeriod(begins, ends)
                : null,
        };
        var full = Rounding.Round(quantity * price, EInvoiceRules.MostDigits);
        if (full == net) return written;
        return !isWithVat && net >= 0 && full > net && line.DiscountPercent > 0
            ? written with { Allowance = AllowanceOf(line, full, t) }
            // By the whole of its quantity the price is exact.
            : written with
            {
                Price = Math.Abs(net), Per = Math.Abs(quantity),
                Quantity = net < 0 ? -Math.Abs(quantity) : Math.Abs(quantity),
            };
    }

    private static EInvoiceAllowance AllowanceOf(FrozenLine line, decimal full, IStringLocalizer t)
    {
        var amount = full - line.NetBefore;
        var isExact = Rounding.Round(full * line.DiscountPercent / 100, EInvoiceRules.MostDigits) == amount;
        return new EInvoiceAllowance(amount, full, isExact ? line.DiscountPercent : null, t["Discount"]);
    }

    private static string UnitOf(LineUnit unit) => unit switch
    {
        LineUnit.Hour => "HUR",
        LineUnit.Day => "DAY",
        LineUnit.Month => "MON",
        _ => "C62",
    };
}
