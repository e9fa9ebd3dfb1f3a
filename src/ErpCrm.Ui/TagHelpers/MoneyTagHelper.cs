using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;money value="@x" currency="KGS" /&gt;</c> or <c>&lt;money
/// amount="@total" /&gt;</c>; without currency the figure alone.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper : TagHelper
{
    /// <summary>In units of the currency; null is shown as nothing.</summary>
    public decimal? Value { get; set; }

    /// <summary>ISO 4217; null shows the figure alone.</summary>
    public string? Currency { get; set; }

    /// <summary>Amount with its currency, instead of value and currency.</summary>
    public Money? Amount { get; set; }

    /// <summary>Decimals; the currency's own when null, none for a figure alone.</summary>
    public int? Digits { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("num", "nowrap");
        output.Content.SetContent(Text());
    }

    private string Text()
    {
        var (value, currency) = Amount is { } money ? (money.Amount, money.Currency) : (Value, Currency);
        if (value is not { } known) return Format.Nothing;
        return currency is null ? Format.Number(known, Digits ?? 0) : Format.Money(known, currency, Digits);
    }
}
