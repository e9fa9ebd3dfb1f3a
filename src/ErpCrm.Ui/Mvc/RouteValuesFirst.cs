using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Ui.Mvc;

/// <summary>What stands in the address comes from the address: a posted field
/// of the same name cannot point an action at another record.</summary>
public sealed partial class RouteValuesFirst : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        var templates = action.Selectors.Concat(action.Controller.Selectors)
            .Select(s => s.AttributeRouteModel?.Template)
            .OfType<string>();
        var names = templates
            .SelectMany(template => Placeholder().Matches(template).Select(m => m.Groups["name"].Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in action.Parameters.Where(p => names.Contains(p.ParameterName)))
        {
            parameter.BindingInfo ??= new BindingInfo();
            parameter.BindingInfo.BindingSource ??= BindingSource.Path;
        }
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
