using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ErpCrm.Ui.Mvc;

/// <summary>Addresses of the same page with other parameters: the address is the state of a list.</summary>
public static class PageUrl
{
    /// <summary>The request's path and query with some parameters replaced; null or empty removes one.</summary>
    public static string With(HttpRequest request, params (string Name, string? Value)[] changes)
    {
        var query = request.Query
            .Where(pair => changes.All(change => change.Name != pair.Key))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Concat(changes.Select(change => KeyValuePair.Create(change.Name, change.Value)))
            .Where(pair => !string.IsNullOrEmpty(pair.Value));
        return QueryHelpers.AddQueryString(request.PathBase + request.Path, query);
    }
}
