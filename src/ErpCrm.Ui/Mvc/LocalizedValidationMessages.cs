using System.Globalization;
using System.Resources;
using ErpCrm.Ui.Text;
using FluentValidation.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ErpCrm.Ui.Mvc;

/// <summary>The default messages of validators and of model binding,
/// in plain words and in the reader's language.</summary>
public sealed class LocalizedValidationMessages : LanguageManager
{
    private static readonly ResourceManager Resources = new(typeof(SharedText).FullName!, typeof(SharedText).Assembly);

    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        ["NotEmptyValidator"] = "Fill in this field.",
        ["NotNullValidator"] = "Fill in this field.",
        ["EmptyValidator"] = "Leave this field empty.",
        ["NullValidator"] = "Leave this field empty.",
        ["EmailValidator"] = "Enter an email like name@company.kg.",
        ["LengthValidator"] = "Between {MinLength} and {MaxLength} characters.",
        ["Length_Simple"] = "Between {MinLength} and {MaxLength} characters.",
        ["MinimumLengthValidator"] = "At least {MinLength} characters.",
        ["MinimumLength_Simple"] = "At least {MinLength} characters.",
        ["MaximumLengthValidator"] = "At most {MaxLength} characters.",
        ["MaximumLength_Simple"] = "At most {MaxLength} characters.",
        ["ExactLengthValidator"] = "Exactly {MaxLength} characters.",
        ["ExactLength_Simple"] = "Exactly {MaxLength} characters.",
        ["GreaterThanValidator"] = "More than {ComparisonValue}.",
        ["GreaterThanOrEqualValidator"] = "At least {ComparisonValue}.",
        ["LessThanValidator"] = "Less than {ComparisonValue}.",
        ["LessThanOrEqualValidator"] = "At most {ComparisonValue}.",
        ["InclusiveBetweenValidator"] = "Between {From} and {To}.",
        ["InclusiveBetween_Simple"] = "Between {From} and {To}.",
        ["ExclusiveBetweenValidator"] = "Between {From} and {To}, both excluded.",
        ["ExclusiveBetween_Simple"] = "Between {From} and {To}, both excluded.",
        ["EqualValidator"] = "The two fields differ.",
        ["Equal_Simple"] = "The two fields differ.",
        ["NotEqualValidator"] = "Choose another value.",
        ["RegularExpressionValidator"] = "This does not have the right form.",
        ["PredicateValidator"] = "This value is not allowed.",
        ["AsyncPredicateValidator"] = "This value is not allowed.",
        ["EnumValidator"] = "Choose one of the list.",
        ["ScalePrecisionValidator"] = "At most {ExpectedScale} decimals.",
    };

    /// <summary>The English texts, for the test of their translations.</summary>
    internal static IEnumerable<string> Messages =>
        English.Values.Concat([Required, NotANumber, NotUnderstood, .. FieldMessages.All]).Distinct();

    private const string Required = "Fill in this field.";
    private const string NotANumber = "Enter a number.";
    private const string NotUnderstood = "This value is not understood.";

    public override string GetString(string key, CultureInfo? culture = null) =>
        English.TryGetValue(key, out var text) ? Translate(text, culture) : base.GetString(key, culture);

    /// <summary>Gives model binding the same voice.</summary>
    internal static void Apply(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueIsInvalidAccessor(_ => Translate(NotUnderstood));
        messages.SetValueMustBeANumberAccessor(_ => Translate(NotANumber));
        messages.SetValueMustNotBeNullAccessor(_ => Translate(Required));
        messages.SetMissingBindRequiredValueAccessor(_ => Translate(Required));
        messages.SetMissingKeyOrValueAccessor(() => Translate(Required));
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Translate(Required));
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Translate(NotUnderstood));
        messages.SetUnknownValueIsInvalidAccessor(_ => Translate(NotUnderstood));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Translate(NotUnderstood));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Translate(NotUnderstood));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Translate(NotANumber));
    }

    internal static string Translate(string text, CultureInfo? culture = null)
    {
        culture ??= CultureInfo.CurrentUICulture;
        // English has no resource file: the key is the text.
        return culture.TwoLetterISOLanguageName is "ky" or "ru" ? Resources.GetString(text, culture) ?? text : text;
    }
}
