using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Expenses;

// What it is told by: a receipt, kilometres, days.
internal sealed partial class Expense
{
    public const int PlaceLength = 120;
    public const int RateNameLength = 80;
    public const int TaxIdLength = 20;

    [NotAudited]
    public ExpenseKind Kind { get; private set; }

    /// <summary>Kilometres or days; null for a receipt.</summary>
    [NotAudited]
    public decimal? Quantity { get; private set; }

    /// <summary>What one of them was worth on the day.</summary>
    [NotAudited]
    public decimal? UnitRate { get; private set; }

    [NotAudited]
    public string? RateName { get; private set; }

    [NotAudited]
    public string FromPlace { get; private set; } = "";

    [NotAudited]
    public string ToPlace { get; private set; } = "";

    /// <summary>What the code on a fiscal receipt says, as it was read.</summary>
    [NotAudited]
    public string? FiscalText { get; private set; }

    /// <summary>The receipt in itself: no two expenses have the same.</summary>
    [NotAudited]
    public string? FiscalKey { get; private set; }

    [NotAudited]
    public string SupplierTaxId { get; private set; } = "";

    /// <summary>Of whom it was bought from, however the name was written.</summary>
    [NotAudited]
    public string MerchantKey { get; private set; } = "";

    /// <summary>How the same seller is found again.</summary>
    public static string MerchantKeyOf(string? supplier)
    {
        var key = SharedKernel.SearchText.Of(supplier);
        return key.Length <= SupplierLength ? key : key[..SupplierLength];
    }

    private ExpenseTerms Count(ExpenseTerms terms)
    {
        if (terms.Counted is not { } counted)
        {
            (Kind, Quantity, UnitRate, RateName, FromPlace, ToPlace) = (ExpenseKind.Receipt, null, null, null, "", "");
            return terms;
        }

        counted.Require();
        if (!counted.Rate.Holds(terms.SpentOn))
            throw new BusinessRuleException("The rate “{0}” does not hold on {1}.", counted.Rate.Name, terms.SpentOn)
            {
                Field = nameof(SpentOn)
            };
        (Kind, Quantity, UnitRate, RateName) = (counted.Rate.Kind, counted.Quantity, counted.Rate.Amount,
            counted.Rate.Name);
        (FromPlace, ToPlace) = (counted.From?.Trim() ?? "", counted.To?.Trim() ?? "");
        return terms with
        {
            Net = counted.Amount, Vat = 0, Currency = counted.Rate.Currency, CategoryId = counted.Rate.CategoryId,
            CardId = null, FiscalText = null, Supplier = null, SupplierTaxId = null,
        };
    }

    private void WriteReceipt(ExpenseTerms terms)
    {
        var text = string.IsNullOrWhiteSpace(terms.FiscalText) ? null : terms.FiscalText.Trim();
        var fiscal = text is null ? null : FiscalReceipt.Read(text)
            ?? throw new BusinessRuleException("This is not the code of a fiscal receipt.")
            {
                Field = nameof(FiscalText)
            };
        if (fiscal is { IsRefund: true })
            throw new BusinessRuleException("This receipt is of money that was given back.")
            {
                Field = nameof(FiscalText)
            };
        (FiscalText, FiscalKey, CardId) = (text, fiscal?.Key, terms.CardId);
        SupplierTaxId = terms.SupplierTaxId?.Trim() ?? "";
        MerchantKey = MerchantKeyOf(Supplier);
    }
}
