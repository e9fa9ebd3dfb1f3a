using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Mvc;

/// <summary>
/// The first and the last year a posted day may lie in, where the usual
/// ones (<see cref="FirstUsual"/>, ten years from now) do not fit: a birthday, the day somebody joined.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class YearsAttribute : Attribute
{
    /// <summary>No business day of this product lies before.</summary>
    public const int FirstUsual = 2000;

    /// <summary>Years from today that a plan may reach.</summary>
    public const int AheadUsual = 10;

    /// <summary>First year.</summary>
    public int From { get; init; } = FirstUsual;

    /// <summary>Years after the current one.</summary>
    public int Ahead { get; init; } = AheadUsual;
}

/// <summary>Binds days typed in any of the usual ways (<see cref="DateText"/>) and
/// refuses those of no plausible year, wherever one is posted or asked for.</summary>
public sealed class DateModelBinder : IModelBinder
{
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
        else if (Refusal(bindingContext, text, out var date) is { } refusal)
        {
            bindingContext.ModelState.TryAddModelError(name, refusal);
        }
        else
        {
            // A browser's date field shows no other spelling.
            bindingContext.ModelState.SetModelValue(name, Format.Input(date), Format.Input(date));
            bindingContext.Result = ModelBindingResult.Success(date);
        }

        return Task.CompletedTask;
    }

    private static string? Refusal(ModelBindingContext context, string text, out DateOnly date)
    {
        var today = context.HttpContext.RequestServices.GetRequiredService<IBusinessClock>().Today;
        date = default;
        if (DateText.HasShortYear(text)) return FieldMessages.ShortYear(today);
        if (!DateText.TryParse(text, out date)) return FieldMessages.NoDate(today);

        var years = (context.ModelMetadata as DefaultModelMetadata)?.Attributes.Attributes.OfType<YearsAttribute>()
            .FirstOrDefault() ?? new YearsAttribute();
        var (from, to) = (new DateOnly(years.From, 1, 1), new DateOnly(today.Year + years.Ahead, 12, 31));
        return date < from || date > to ? FieldMessages.OutOfRange(from, to) : null;
    }
}

/// <summary>Chooses <see cref="DateModelBinder"/> for days.</summary>
public sealed class DateModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateModelBinder() : null;
}

/// <summary>An action that cannot do without a day is not run without one.</summary>
public sealed class NeedsItsDays : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var missing = context.ActionDescriptor.Parameters.Any(parameter =>
            parameter.ParameterType == typeof(DateOnly) && context.ModelState.TryGetValue(parameter.Name, out var entry)
                && entry.Errors.Count > 0);
        if (missing) context.Result = new BadRequestResult();
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
