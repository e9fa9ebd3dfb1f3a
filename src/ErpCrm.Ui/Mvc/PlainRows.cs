using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace ErpCrm.Ui.Mvc;

/// <summary>
/// Rows of a form are numbered from 0, as our pages number them. The
/// framework also takes a list of any other names (<c>Rows.index</c>) and makes rows
/// without content of names that no field has: such a list is not understood here.
/// </summary>
internal sealed class PlainRows : IResourceFilter
{
    private const string Suffix = ".index";

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ReadableForm() is { } form && form.Keys.Any(IsNumbering))
            request.Form = new FormCollection(Without(form), form.Files);
        if (request.Query.Keys.Any(IsNumbering)) request.Query = new QueryCollection(Without(request.Query));
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static Dictionary<string, StringValues> Without(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.Where(f => !IsNumbering(f.Key)).ToDictionary(f => f.Key, f => f.Value, StringComparer.OrdinalIgnoreCase);

    private static bool IsNumbering(string name) => name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        || name.Contains(".index[", StringComparison.OrdinalIgnoreCase);
}
