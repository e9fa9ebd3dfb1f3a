using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>How much of a line has deliveries behind it (domain-rules
/// §26). Amounts are net, in document currency.</summary>
/// <param name="Quantity">Quantity with deliveries behind it.</param>
/// <param name="Value">Their value at their own price.</param>
/// <param name="Billed">What is billed for them; never more than their value.</param>
/// <param name="Unbacked">The rest of the line: quantity without delivery, or price above the deliveries' own.</param>
internal sealed record LineBacking(decimal Quantity, decimal Value, decimal Billed, decimal Unbacked)
{
    public static LineBacking Of(InvoiceLine line, string currency)
    {
        var (quantity, value) = (line.BackedQuantity, line.Billed().Sum(a => a.Value));
        if (quantity == 0) return new LineBacking(0, 0, 0, line.Net);
        var net = line.Quantity > quantity ? line.NetOf(quantity, currency) : line.Net;
        var billed = Math.Min(net, value);
        return new LineBacking(quantity, value, billed, line.Net - billed);
    }

    /// <summary>
    /// What a reader is told of a line. A line is rounded once, its
    /// deliveries each by itself (domain-rules §1, §10): a difference of up to a minor
    /// unit each, or of the hours it prints for its minutes, says nothing about the work.
    /// </summary>
    public static (decimal Unbacked, decimal GivenAway) ToTell(InvoiceLine line, string currency)
    {
        if (line.IsDeduction) return (0, 0);
        var backing = Of(line, currency);
        var rounding = (line.Billed().Count() * Rounding.Unit(Currencies.Digits(currency))) + Printing(line, currency);
        decimal Told(decimal difference) => Math.Abs(difference) <= rounding ? 0 : difference;
        return (Told(backing.Unbacked), Told(backing.Value - backing.Billed));
    }

    // Minutes that are billed as many: at most a hundredth of an hour, before them and after them.
    private static decimal Printing(InvoiceLine line, string currency) =>
        line.Delivered % 3 != 0 && line.DeliveredFor(line.Quantity) == line.Delivered
        ? (Math.Abs(line.UnitPrice) / 100) + Rounding.Unit(Currencies.Digits(currency))
        : 0;
}

internal static class BilledParts
{
    /// <summary>An invoice's lines by engagement and project. Lines of no project belong to no engagement.</summary>
    public static IReadOnlyList<BilledPart> Of(Invoice invoice) => Sum(
        invoice.Lines.OrderBy(l => l.Position).Where(l => l.EngagementId is not null).Select(line =>
        {
            var backing = LineBacking.Of(line, invoice.Currency);
            return new BilledPart(line.EngagementId!.Value, line.ProjectId, backing.Value, backing.Billed,
                backing.Unbacked);
        }));

    public static IReadOnlyList<BilledPart> Sum(IEnumerable<BilledPart> parts) =>
    [
        .. parts.GroupBy(part => (part.EngagementId, part.ProjectId)).Select(group => new BilledPart(
            group.Key.EngagementId, group.Key.ProjectId, group.Sum(p => p.BackedValue), group.Sum(p => p.BilledAmount),
            group.Sum(p => p.UnbackedAmount))),
    ];

    /// <summary>What the lines claim of each delivery and do not bill: price given away.</summary>
    public static IReadOnlyList<WrittenOffWork> WrittenOffOf(Invoice invoice) =>
    [
        .. invoice.Lines.OrderBy(l => l.Position).Where(l => l.EngagementId is not null)
            .SelectMany(line =>
            {
                var backing = LineBacking.Of(line, invoice.Currency);
                return Split(line, backing.Value - backing.Billed,
                    [.. line.Billed().Select(a => (a.Delivery, a.Value))], invoice.Currency);
            }),
    ];

    /// <summary>Splits what a line gives up over its deliveries, by
    /// what each is worth there (domain-rules §1).</summary>
    public static IEnumerable<WrittenOffWork> Split(InvoiceLine line, decimal amount,
        IReadOnlyList<(Delivery Delivery, decimal Value)> work, string currency)
    {
        if (amount == 0 || work.Sum(w => w.Value) <= 0) return [];
        var shares = Rounding.Allocate(amount, [.. work.Select(w => w.Value)], Currencies.Digits(currency));
        return work.Zip(shares).Where(s => s.Second != 0)
            .Select(s => new WrittenOffWork(line.EngagementId!.Value, s.First.Delivery.SourceId, s.Second));
    }
}
