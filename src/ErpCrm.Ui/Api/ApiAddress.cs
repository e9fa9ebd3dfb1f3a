using System.Globalization;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Ui.Api;

/// <summary>Where the API is, and how one is known there.</summary>
public static class ApiAddress
{
    public const string Root = "/api";
    public const string V1 = "/api/v1";

    /// <summary>Where files are sent to and read.</summary>
    public const string Files = V1 + "/files";

    /// <summary>Scheme of requests that bear a token; nothing else is believed there.</summary>
    public const string Scheme = "AccessToken";

    public static bool IsApi(this HttpRequest request) =>
        request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The language that the caller asks for; English where he asks for none that is spoken here.</summary>
    public static CultureInfo LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Cultures.Find(language.Value.Value))
            .FirstOrDefault(culture => culture is not null) ?? Cultures.English;
}
