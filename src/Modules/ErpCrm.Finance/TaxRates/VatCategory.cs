using ErpCrm.Ui.Localization;

namespace ErpCrm.Finance.TaxRates;

/// <summary>Why a rate charges what it charges (EN 16931: S, Z, AE, E, G, O).</summary>
internal enum VatCategory
{
    Standard,
    Zero,
    ReverseCharge,
    Exempt,
    Export,
    OutOfScope,
}

internal static class VatCategories
{
    /// <summary>Of a rate of which nobody said more than percent and reason.</summary>
    public static VatCategory Usual(decimal percent, string? reason) => percent > 0
        ? VatCategory.Standard
        : string.IsNullOrEmpty(reason) ? VatCategory.Zero : VatCategory.Exempt;

    /// <summary>Whether a document has to say why nothing is charged.</summary>
    public static bool NeedsReason(this VatCategory category) =>
        category is not (VatCategory.Standard or VatCategory.Zero);

    /// <summary>The reason where nobody typed one, a key of the texts; null where each case has its own.</summary>
    public static string? UsualReason(this VatCategory category) => category switch
    {
        VatCategory.ReverseCharge => "Reverse charge",
        VatCategory.Export => "Export outside the EU",
        VatCategory.OutOfScope => "Not subject to VAT",
        _ => null,
    };

    /// <summary>A key of the texts.</summary>
    public static string WordOf(VatCategory category) => Texts.Words(category.ToString());
}

/// <summary>The VAT of a line: choosing a rate says all of it at once, and the line keeps it.</summary>
/// <param name="Note">Why nothing is charged.</param>
/// <param name="Code">The reason's code in the list of EN 16931 (VATEX), where one applies.</param>
internal sealed record LineVat(decimal Percent, string? Note, VatCategory Category, string? Code)
{
    public LineVat(decimal percent, string? note = null)
        : this(percent, note, VatCategories.Usual(percent, note), null)
    {
    }

    public static LineVat Of(TaxRate rate) =>
        new(rate.Percent, rate.ExemptionReason, rate.Category, rate.ExemptionCode);

    /// <summary>What is printed of it.</summary>
    public void Deconstruct(out decimal percent, out string? note) => (percent, note) = (Percent, Note);
}
