using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace ErpCrm.Ui.Mvc;

/// <summary>A module is an area: shared views of <c>ErpCrm.Crm</c> lie in <c>/Crm/Shared/</c>, the others
/// beside their controller (<see cref="ViewsBesideControllers"/>).</summary>
public sealed class ModuleAreaConvention : IControllerModelConvention
{
    private const string Prefix = "ErpCrm.";

    public void Apply(ControllerModel controller)
    {
        var name = controller.ControllerType.Assembly.GetName().Name!;
        if (name.StartsWith(Prefix, StringComparison.Ordinal)
            && name is not ("ErpCrm.Web" or "ErpCrm.Ui" or "ErpCrm.Tests"))
            controller.RouteValues["area"] = name[Prefix.Length..];
    }
}
