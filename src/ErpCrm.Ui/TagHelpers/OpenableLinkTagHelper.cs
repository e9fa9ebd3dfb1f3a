using ErpCrm.SharedKernel.Security;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;a if-openable href="/crm/deals/…"&gt;</c>: a link for those whom the page behind it lets in, plain text for the others; a
/// button is left out. For links into other modules, whose permissions and records a view does not know.
/// </summary>
[HtmlTargetElement("a", Attributes = Marker)]
public sealed class OpenableLinkTagHelper(OpenPages pages) : TagHelper
{
    private const string Marker = "if-openable";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll(Marker);
        if (await pages.OpensAsync(output.Attributes["href"]?.Value?.ToString() ?? "")) return;
        if (output.Attributes["class"]?.Value?.ToString()?.Split(' ').Contains("btn") == true)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.Attributes.RemoveAll("href");
        output.Attributes.RemoveAll("class");
    }
}

/// <summary>Whether the current user is let in by a record's page; what he sees of a kind is asked once for a request.</summary>
public sealed class OpenPages(PagePermissions permissions, IEnumerable<RecordPage> pages, IServiceProvider services, ICurrentUser user)
{
    private readonly Dictionary<string, HashSet<Guid>> _visible = new(StringComparer.OrdinalIgnoreCase);

    public async Task<bool> OpensAsync(string url)
    {
        if (!permissions.Of(url).All(user.Can)) return false;
        var path = url.Split('?', '#')[0];
        var end = path.LastIndexOf('/');
        if (end <= 0 || !Guid.TryParse(path.AsSpan(end + 1), out var id)) return true;
        if (pages.FirstOrDefault(p => p.Path.Equals(path[..end], StringComparison.OrdinalIgnoreCase)) is not { } page) return true;
        if (user.ScopeOf(page.Permission) == Scope.All) return true;
        if (!_visible.TryGetValue(page.Path, out var ids)) _visible[page.Path] = ids = [.. await page.Visible(services).ToListAsync()];
        return ids.Contains(id);
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
