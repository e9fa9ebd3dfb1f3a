using System.Text.Json.Nodes;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;

namespace ErpCrm.Web.Api;

/// <summary>Who asks, and what he may: what a program asks first.</summary>
internal static class ApiMe
{
    public static Task AnswerAsync(HttpContext http)
    {
        ApiNaming.RefuseQuery(http);
        var services = http.RequestServices;
        var (me, company) = (services.GetRequiredService<ICurrentUser>(),
            services.GetRequiredService<ICompanyProfile>().Current);
        var scopes = services.GetServices<Permission>().Select(p => p.Key).Where(key => me.Can(key))
            .Order(StringComparer.Ordinal)
            .Select(key => KeyValuePair.Create(key, (JsonNode?)me.ScopeOf(key).ToString()));
        return ApiAnswer.WriteAsync(http, new JsonObject
        {
            ["user"] = new JsonObject
            {
                ["id"] = me.Id.ToString(), ["name"] = me.Name, ["timeZone"] = me.TimeZone.Id,
            },
            ["company"] = new JsonObject
            {
                ["name"] = company.Name, ["baseCurrency"] = company.BaseCurrency, ["timeZone"] = company.TimeZoneId,
            },
            ["scopes"] = new JsonObject(scopes),
        });
    }
}
