using System.Globalization;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Ui.Mvc;

/// <summary>Binds decimals typed in any of the usual ways (<see cref="DecimalText"/>).</summary>
public sealed class DecimalModelBinder : IModelBinder
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
            else bindingContext.ModelState.TryAddModelError(name, metadata.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(text ?? ""));
        }
        else if (DecimalText.TryParse(text, CultureInfo.CurrentCulture, out var value))
        {
            bindingContext.Result = ModelBindingResult.Success(value);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(name, metadata.ModelBindingMessageProvider.ValueMustBeANumberAccessor(text));
        }

        return Task.CompletedTask;
    }
}

/// <summary>Chooses <see cref="DecimalModelBinder"/> for decimals.</summary>
public sealed class DecimalModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(decimal) ? new DecimalModelBinder() : null;
}
