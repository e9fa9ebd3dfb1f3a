using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ViewComponents;

namespace ErpCrm.Ui.Mvc;

/// <summary>Finds view components that are not public.</summary>
public sealed class InternalViewComponents : IApplicationFeatureProvider<ViewComponentFeature>
{
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ViewComponentFeature feature)
    {
        foreach (var type in parts.OfType<IApplicationPartTypeProvider>().SelectMany(part => part.Types))
        {
            if (type is { IsClass: true, IsAbstract: false } && typeof(ViewComponent).IsAssignableFrom(type)
                && !feature.ViewComponents.Contains(type))
                feature.ViewComponents.Add(type);
        }
    }
}
