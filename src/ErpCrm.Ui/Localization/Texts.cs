using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Localization;

/// <summary>Counted texts, refusals and field names in the reader's language.</summary>
public static partial class Texts
{
    private static readonly ConcurrentDictionary<Assembly, Type> Markers = new();

    /// <summary>
    /// A text with a count: the forms stand in one text, divided by
    /// <c>|</c>: <c>{0} invoice|{0} invoices</c>; Kyrgyz has one form, Russian three (1 счёт, 2 счёта, 5 счетов).
    /// </summary>
    public static string Count(this IStringLocalizer localizer, string text, long count)
    {
        var forms = localizer[text].Value.Split('|');
        var form = Math.Min(PluralForm(count), forms.Length - 1);
        return string.Format(CultureInfo.CurrentCulture, forms[form], Format.Number(count));
    }

    /// <summary>
    /// A word that means another thing elsewhere: <c>In("lead", "New")</c>
    /// is <c>New (lead)</c> in the languages that tell them apart, and
    /// <c>New</c> in those that do not.
    /// </summary>
    public static string In(this IStringLocalizer localizer, string context, string word)
    {
        var told = localizer[$"{word} ({context})"];
        return told.ResourceNotFound ? localizer[word].Value : told.Value;
    }

    /// <summary>The refusal in the language of the reader, its values written as the reader writes them.</summary>
    public static string Of(this BusinessRuleException refusal, IStringLocalizer localizer) =>
        localizer[refusal.Message, [.. refusal.Arguments.Select(value => Written(value, localizer))]];

    /// <summary>The texts of the module an assembly is:
    /// <c>ErpCrm.Crm.Text.CrmText</c>; the shared words when it has none.</summary>
    public static IStringLocalizer For(this IStringLocalizerFactory factory, Assembly assembly) =>
        factory.Create(Markers.GetOrAdd(assembly, static a =>
        {
            var name = a.GetName().Name!;
            var module = name[(name.LastIndexOf('.') + 1)..];
            return a.GetType($"{name}.Text.{module}Text") ?? typeof(SharedText);
        }));

    /// <summary>A property's name as words: <c>DueOn</c> is <c>Due on</c>.</summary>
    public static string Words(string property)
    {
        var text = string.Concat(property.Select(
            (c, i) => i > 0 && char.IsUpper(c)
                && (!char.IsUpper(property[i - 1]) || (i + 1 < property.Length && char.IsLower(property[i + 1])))
                ? $" {char.ToLowerInvariant(c)}"
                : c.ToString()));
        text = VatWord().Replace(text, "VAT");
        return text.EndsWith(" id", StringComparison.Ordinal) ? text[..^3] : text;
    }

    private static object Written(object value, IStringLocalizer localizer) => value switch
    {
        Money money => Format.Money(money),
        DateOnly date => Format.Date(date),
        decimal number => number.ToString("#,0.##", CultureInfo.CurrentCulture),
        Enum name => localizer[name.ToString()].Value,
        _ => value,
    };

    [GeneratedRegex(@"\b[Vv]at\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VatWord();

    private static int PluralForm(long count)
    {
        var n = Math.Abs(count);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
        {
            "ky" => 0,
            "ru" when n % 10 == 1 && n % 100 != 11 => 0,
            "ru" when n % 10 is >= 2 and <= 4 && n % 100 is < 12 or > 14 => 1,
            "ru" => 2,
            _ => n == 1 ? 0 : 1,
        };
    }
}
