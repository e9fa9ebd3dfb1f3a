using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace ErpCrm.Ui.Mvc;

/// <summary>Finds controllers that are not public: a module shows nothing but its registration.</summary>
public sealed class InternalControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) =>
        typeInfo is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeInfo.Name.EndsWith("Controller", StringComparison.Ordinal)
        && typeof(ControllerBase).IsAssignableFrom(typeInfo);
}
