using ErpCrm.Finance.TaxRates;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>One rate's part of a document (domain-rules §2): its lines, less their part of the document's discount,
/// and the VAT on them.</summary>
internal sealed record VatGroup(decimal Percent, decimal Base, decimal Vat, string? Note = null)
{
    public VatCategory Category { get; init; } = VatCategories.Usual(Percent, Note);

    /// <summary>The reason's code in the list of EN 16931 (VATEX).</summary>
    public string? Code { get; init; }

    /// <summary>Of lines with their parts of VAT: a sum for each rate, highest first.</summary>
    public static IReadOnlyList<VatGroup> Of(IEnumerable<(LineVat Rate, decimal Net, decimal Vat)> lines) =>
    [
        .. lines.GroupBy(line => line.Rate).OrderByDescending(group => group.Key.Percent)
            .ThenBy(group => group.Key.Note, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Category).ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => new VatGroup(group.Key.Percent, group.Sum(line => line.Net), group.Sum(line => line.Vat),
                group.Key.Note)
            {
                Category = group.Key.Category, Code = group.Key.Code,
            }),
    ];
}
