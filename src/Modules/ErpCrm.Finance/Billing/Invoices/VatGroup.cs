using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>One rate's part of a document: VAT is computed on the sum
/// of its lines, not line by line (domain-rules §2).</summary>
internal sealed record VatGroup(decimal Percent, decimal Base, decimal Vat, string? Note = null)
{
    public static IReadOnlyList<VatGroup> Of(IEnumerable<(decimal Percent, string? Note, decimal Net)> lines,
        string currency) =>
    [
        .. lines.GroupBy(line => (line.Percent, line.Note)).OrderByDescending(group => group.Key.Percent)
            .ThenBy(group => group.Key.Note, StringComparer.Ordinal)
            .Select(group =>
            {
                var sum = group.Sum(line => line.Net);
                return new VatGroup(group.Key.Percent, sum, Rounding.Round(sum * group.Key.Percent / 100, currency),
                    group.Key.Note);
            }),
    ];
}
