using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Localization;

/// <summary>The language of somebody who has not chosen one: the browser's, else the company's.</summary>
internal sealed class ReaderLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var wanted = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Cultures.Find(language.Value.Value))
            .FirstOrDefault(culture => culture is not null);
        var culture = wanted
            ?? Cultures.For(httpContext.RequestServices.GetService<ICompanyProfile>()?.Current.Language);
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(culture.Name));
    }
}
