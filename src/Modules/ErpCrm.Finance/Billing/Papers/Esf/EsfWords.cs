using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers.Esf;

/// <summary>Words and tones of what the tax service knows.</summary>
internal static class EsfWords
{
    public static string Of(EsfState state) => state switch
    {
        EsfState.ToSend => "To send",
        EsfState.Sent => "Sent",
        EsfState.Confirmed => "Confirmed",
        EsfState.Refused => "Refused",
        _ => "Not needed",
    };

    public static string ToneOf(EsfState state) => state switch
    {
        EsfState.ToSend => "amber",
        EsfState.Sent => "blue",
        EsfState.Confirmed => "green",
        EsfState.Refused => "red",
        _ => "gray",
    };

    public static IReadOnlyList<SelectListItem> Items(IStringLocalizer t) =>
        [.. Enum.GetValues<EsfState>().Select(state => new SelectListItem(t[Of(state)], state.ToString()))];

    /// <summary>Percent, base and VAT of each rate, as people read them.</summary>
    public static string Rates(string rates, string currency)
    {
        string Money(decimal amount) => Format.Money(amount, currency);
        return string.Join("; ", EsfInvoice.RatesOf(rates)
            .Select(rate => $"{LineTexts.Percent(rate.Percent)}: {Money(rate.Base)} + {Money(rate.Vat)}"));
    }
}
