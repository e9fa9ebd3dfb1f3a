using System.Globalization;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api.Writing;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ErpCrm.Ui.Mvc;

/// <summary>Binds numbers typed in any of the usual ways (<see cref="DecimalText"/>);
/// what is not exactly one number of the field is refused.</summary>
public sealed class DecimalModelBinder : IModelBinder
{
    private const int FinestCurrency = 3;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var result = bindingContext.ValueProvider.GetValue(name);
        if (result == ValueProviderResult.None) return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(name, result);
        var text = result.FirstValue;
        var metadata = bindingContext.ModelMetadata;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (metadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
            else
                bindingContext.ModelState.TryAddModelError(name,
                    metadata.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(text ?? ""));
        }
        else if (Read(bindingContext, text, out var value) is { } refusal)
        {
            bindingContext.ModelState.TryAddModelError(name, refusal);
        }
        else
        {
            bindingContext.Result = ModelBindingResult.Success(value);
        }

        return Task.CompletedTask;
    }

    private static string? Read(ModelBindingContext context, string text, out object? value)
    {
        var target = context.ModelMetadata.UnderlyingOrModelType;
        value = null;
        if (Attribute<HoursAttribute>(context.ModelMetadata) is not null && DurationText.LooksLikeClock(text))
        {
            if (!DurationText.TryParse(text, out var minutes)) return FieldMessages.NoNumber();
            value = minutes / 60m;
            return null;
        }

        if (NumberIn(context, text) is not { } number) return FieldMessages.NoNumber();
        if (Math.Abs(number.Value) > Currencies.Largest) return FieldMessages.TooLarge();
        if (Refusal(context, number, target) is { } refusal) return refusal;
        return TryConvert(number.Value, target, out value) ? null : FieldMessages.NoNumber();
    }

    // A program writes numbers in one way only.
    private static TypedNumber? NumberIn(ModelBindingContext context, string text) =>
        context.HttpContext.Features.Get<PageCall>() is null
            ? DecimalText.Read(text, CultureInfo.CurrentCulture)
            : PageCall.NumberOf(text);

    private static string? Refusal(ModelBindingContext context, TypedNumber number, Type target)
    {
        var isAmount = Attribute<AmountAttribute>(context.ModelMetadata) is not null;
        var currency = isAmount ? CurrencyOf(context) : null;
        if (number.Unit is { } unit && unit != "%" && currency is not null && unit != currency)
            return FieldMessages.OtherCurrency(currency);

        var most = target != typeof(decimal) ? 0
            : isAmount ? (currency is null ? FinestCurrency : Currencies.Digits(currency))
            : Attribute<DecimalsAttribute>(context.ModelMetadata)?.Most ?? DecimalsAttribute.Usual;
        if (number.Decimals > most) return FieldMessages.TooManyDecimals(most);
        // Where both readings fit the field, nobody can know which was meant.
        var takesBoth = most >= 3 && (!isAmount || currency is not null);
        return takesBoth && number.Other is { } other ? FieldMessages.Ambiguous(number.Value, other) : null;
    }

    private static bool TryConvert(decimal value, Type target, out object? converted)
    {
        converted = null;
        if (target == typeof(decimal)) converted = value;
        else if (target == typeof(long) && value is >= long.MinValue and <= long.MaxValue) converted = (long)value;
        else if (target == typeof(int) && value is >= int.MinValue and <= int.MaxValue) converted = (int)value;
        return converted is not null;
    }

    // Beside the amount, or of the form around it: Milestones[0].Amount is in the deal's currency.
    private static string? CurrencyOf(ModelBindingContext context)
    {
        var name = context.ModelName;
        while (true)
        {
            var dot = name.LastIndexOf('.');
            name = dot < 0 ? "" : name[..dot];
            var code = context.ValueProvider.GetValue(name.Length == 0 ? "Currency" : name + ".Currency").FirstValue;
            if (Currencies.IsKnown(code)) return code;
            if (name.Length == 0) return null;
        }
    }

    private static T? Attribute<T>(ModelMetadata metadata)
        where T : Attribute => (metadata as DefaultModelMetadata)?.Attributes.Attributes.OfType<T>().FirstOrDefault();
}

/// <summary>Chooses <see cref="DecimalModelBinder"/> for decimals and whole numbers.</summary>
public sealed class DecimalModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType is { } type
            && (type == typeof(decimal) || type == typeof(int) || type == typeof(long))
            ? new DecimalModelBinder()
            : null;
}
