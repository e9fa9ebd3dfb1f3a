using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ErpCrm.Ui.Mvc;

/// <summary>A text that is never null is empty when nothing is typed;
/// the framework would make it null all the same.</summary>
internal sealed class TextModelBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (typed == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
        bindingContext.Result = ModelBindingResult.Success(
            string.IsNullOrWhiteSpace(typed.FirstValue) ? "" : typed.FirstValue);
        return Task.CompletedTask;
    }
}

internal sealed class TextModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        if (context.Metadata is not { ModelType: var type, MetadataKind: ModelMetadataKind.Property,
            ContainerType: { } container, PropertyName: { } name } || type != typeof(string))
            return null;
        if (container.GetProperty(name) is not { } property) return null;
        return new NullabilityInfoContext().Create(property).WriteState == NullabilityState.NotNull
            ? new TextModelBinder()
            : null;
    }
}
