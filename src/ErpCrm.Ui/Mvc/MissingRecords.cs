using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Mvc;

/// <summary>Whoever asks for a record that is not there, or not his, gets 404; whoever asks for one that was merged
/// into another is led to that, as far as it opens for him.</summary>
internal sealed class MissingRecords : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is not RecordNotFoundException) return;
        context.Result = await SurvivorAsync(context.HttpContext) is { } url
            ? new LocalRedirectResult(url)
            : new NotFoundResult();
        context.ExceptionHandled = true;
    }

    private static async Task<string?> SurvivorAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || !Guid.TryParse(request.RouteValues["id"] as string, out var id))
            return null;
        var services = context.RequestServices;
        var all = await services.GetRequiredService<MergedRecords>().AllAsync();
        var merged = all.Keys.FirstOrDefault(record => record.Id == id);
        if (merged.Kind is null) return null;
        var into = await services.GetRequiredService<MergedRecords>().ResolveAsync(merged.Kind, id);
        var path = request.Path.Value!;
        // One id, several kinds: a company is a customer of Finance too.
        var kind = services.GetRequiredService<RecordKinds>().All.FirstOrDefault(
            it => it.PageOf(id) is { } page && path.StartsWith(page, StringComparison.OrdinalIgnoreCase));
        return kind is not null && await kind.OpensAsync(services, into, context.RequestAborted)
            ? path.Replace(id.ToString(), into.ToString(), StringComparison.OrdinalIgnoreCase) + request.QueryString
            : null;
    }
}
