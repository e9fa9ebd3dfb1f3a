using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Imports;

/// <summary>Choices that several kinds of records have.</summary>
public static class ImportChoices
{
    // As other products write them out.
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["KGS"] = ["сом", "сомы", "кыргызский сом", "киргизский сом", "кыргыз сому", "som", "Kyrgyzstani som"],
        ["RUB"] = ["рубль", "рубли", "руб", "руб.", "российский рубль", "₽", "ruble", "Russian ruble", "RUR"],
        ["KZT"] = ["тенге", "казахстанский тенге", "₸", "tenge", "Kazakhstani tenge"],
        ["UZS"] = ["узбекский сум", "сум", "Uzbekistani som"],
        ["USD"] = ["доллар", "доллары", "доллар США", "$", "dollar", "US dollar", "United States dollar"],
        ["EUR"] = ["евро", "€", "euro"],
        ["GBP"] = ["фунт", "фунт стерлингов", "£", "pound", "British pound"],
        // Of two currencies the sign is ¥: it says neither.
        ["CNY"] = ["юань", "китайский юань", "yuan", "Chinese yuan"],
        ["TRY"] = ["турецкая лира", "₺", "Turkish lira"],
    };

    /// <summary>Every currency, by its code and by what it is called.</summary>
    public static IReadOnlyList<ImportChoice> OfCurrency { get; } =
        [.. Currencies.All.Select(code => new ImportChoice(code) { Also = Names.GetValueOrDefault(code, []) })];
}
