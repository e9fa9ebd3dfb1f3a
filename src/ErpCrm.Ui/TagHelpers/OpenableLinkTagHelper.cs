using ErpCrm.SharedKernel.Security;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;a if-openable href="/crm/deals/…"&gt;</c>: a link for those who hold the permission of the page it leads to, plain text
/// for the others. For links into other modules, whose permissions a view does not know.
/// </summary>
[HtmlTargetElement("a", Attributes = Marker)]
public sealed class OpenableLinkTagHelper(PagePermissions pages, ICurrentUser user) : TagHelper
{
    private const string Marker = "if-openable";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll(Marker);
        if (pages.Of(output.Attributes["href"]?.Value?.ToString() ?? "").All(user.Can)) return;
        output.TagName = "span";
        output.Attributes.RemoveAll("href");
        output.Attributes.RemoveAll("class");
    }
}

/// <summary>Which permissions the pages of records ask for, read from the endpoints.</summary>
public sealed class PagePermissions(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string[]>> _byPath = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText?.EndsWith("/{id:guid}", StringComparison.Ordinal) == true && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .GroupBy(e => "/" + e.RoutePattern.RawText![..e.RoutePattern.RawText!.LastIndexOf('/')].TrimStart('/'), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.First().Metadata.GetOrderedMetadata<RequirePermissionAttribute>().Select(p => p.Permission).ToArray(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Of the record's page that the address leads to; none when it is no such page.</summary>
    public IReadOnlyList<string> Of(string url) => url.LastIndexOf('/') is > 0 and var end && _byPath.Value.TryGetValue(url[..end], out var permissions) ? permissions : [];
}
