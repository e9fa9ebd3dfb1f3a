using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm;

/// <summary>Items of selects.</summary>
internal static class Choices
{
    // The currencies people here work in stand first; the rest follow by code.
    private static readonly string[] Usual = ["KGS", "USD", "EUR", "RUB", "KZT"];

    public static IReadOnlyList<SelectListItem> OfCurrencies() =>
        [.. Usual.Concat(Currencies.All.Except(Usual)).Select(code => new SelectListItem(code, code))];

    public static IReadOnlyList<SelectListItem> Of<TEnum>(IStringLocalizer texts)
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>()
            .Select(value => new SelectListItem(texts[Tones.Words(value)], value.ToString()))];

    public static IReadOnlyList<SelectListItem> OfLanguages() =>
        [new("English", "en"), new("Кыргызча", "ky"), new("Русский", "ru")];
}
