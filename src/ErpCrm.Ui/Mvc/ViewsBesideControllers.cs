using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace ErpCrm.Ui.Mvc;

/// <summary>A controller's views are those in its folder, however many controllers the folder has.</summary>
internal sealed class ViewsBesideControllers : IViewLocationExpander
{
    private const string Folder = "folder";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor action)
            context.Values[Folder] = FolderOf(action.ControllerTypeInfo);
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context,
        IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue(Folder, out var folder)
            ? [$"{folder}/{{0}}.cshtml", .. viewLocations]
            : viewLocations;

    // The host's folders lie at the root, a module's in one of its name.
    private static string FolderOf(Type controller) =>
        controller.Namespace!.Replace('.', '/')["ErpCrm".Length..] is var folder
        && folder.StartsWith("/Web", StringComparison.Ordinal) ? folder["/Web".Length..] : folder;
}
