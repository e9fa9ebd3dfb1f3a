using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Settings;

internal static class CurrencyItems
{
    private static readonly string[] Usual = ["KGS", "USD", "EUR", "RUB", "KZT"];

    /// <summary>The base currency and the usual ones first.</summary>
    public static IReadOnlyList<SelectListItem> Of(string baseCurrency, bool withBase = true)
    {
        var first = Usual.Prepend(baseCurrency).Distinct().ToList();
        return [.. first.Concat(Currencies.All.Except(first)).Where(code => withBase || code != baseCurrency)
            .Select(code => new SelectListItem(code, code))];
    }
}
