using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ErpCrm.Ui.Mvc;

/// <summary>Addresses of the design system's files, with their fingerprint, so browsers keep them for good.</summary>
public sealed class Assets(IHttpContextAccessor http, IWebHostEnvironment environment, IFileVersionProvider versions)
{
    private const string Folder = "ui/dist/";

    private static readonly ConcurrentDictionary<string, string> Fonts = new(StringComparer.Ordinal);

    /// <summary>The address of a file of <c>/ui/dist/</c>.</summary>
    public string Url(string file)
    {
        var path = Folder + file;
        var known = http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path];
        return known is not null && known != path ? "/" + known : versions.AddFileVersionToPath(PathString.Empty,
            "/" + path);
    }

    /// <summary>The address of a font subset, whose name carries its own hash; null when it was not built.</summary>
    public string? Font(string subset)
    {
        if (Fonts.TryGetValue(subset, out var url)) return url;
        var file = environment.WebRootFileProvider.GetDirectoryContents(Folder + "fonts")
            .FirstOrDefault(f => f.Name.StartsWith($"inter-{subset}-wght", StringComparison.Ordinal));
        return file is null ? null : Fonts.GetOrAdd(subset, $"/{Folder}fonts/{file.Name}");
    }
}
