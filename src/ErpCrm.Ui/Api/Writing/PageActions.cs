using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace ErpCrm.Ui.Api.Writing;

/// <summary>
/// Sends forms of pages for programs: the action runs with its filters, binders, validator and rules, as for a person,
/// and what it would show is taken instead. So there is one set of rules, and what a page learns the API knows.
/// </summary>
public sealed partial class PageActions(IActionDescriptorCollectionProvider all, IActionInvokerFactory invokers)
{
    private readonly ConcurrentDictionary<ApiAction, FormShape> _shapes = new();

    /// <summary>What a body for it holds.</summary>
    public FormShape ShapeOf(ApiAction action) =>
        _shapes.GetOrAdd(action, it => FormShape.Of(Posting(it), it, RouteOf(Posting(it))));

    /// <summary>Whether the caller may use the form at all; for which records, its query decides.</summary>
    public bool IsFor(ApiAction action, ICurrentUser me) =>
        RequiredBy(action).All(me.Can);

    public IReadOnlyList<string> RequiredBy(ApiAction action) => Required(Posting(action));

    public IReadOnlyList<string> RequiredBy(ApiPaper paper) => Required(Printing(paper));

    /// <summary>What the page prints of a record; null where there is nothing of it for the caller.</summary>
    /// <exception cref="ApiException">The record refuses to be printed so.</exception>
    public async Task<PrintedPaper?> PrintAsync(
        HttpContext http, IServiceProvider services, ApiPaper paper, Guid id)
    {
        var values = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase) { ["download"] = "true" };
        var call = await CallAsync(http, services, Printing(paper), "GET", id, values);
        if (call.Refusal is { } said)
            throw new ApiException(422, "refused", "The record refuses this.") { Said = said };
        return call.Result is FileContentResult file
            ? new PrintedPaper(file.FileContents, file.ContentType, call.Disposition)
            : null;
    }

    /// <summary>Fills the form as its page shows it, changes what the body says, and sends it.</summary>
    /// <param name="seen">Version that the caller saw; null for a new record.</param>
    /// <exception cref="ApiException">It was not understood, or refused.</exception>
    public async Task<PageCall> SendAsync(
        HttpContext http, IServiceProvider services, ApiAction action, Guid? id, JsonObject body, int? seen)
    {
        var shape = ShapeOf(action);
        var values = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        var (own, texts) = (await OwnAsync(services, shape, http.RequestAborted),
            services.GetRequiredService<IStringLocalizer<SharedText>>());
        Fill(new JsonForm(values, own, texts, isWhole: false), body, shape);
        await BeginAsync(http, action, shape, id, values);
        Fill(new JsonForm(values, own, texts, isWhole: true), body, shape);
        if (seen is { } version)
            values["Version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await CallAsync(http, services, Posting(action), "POST", id, values);
    }

    // What the page would show first: what is usual, or what the record is now. Where it shows nothing, it says why.
    private async Task BeginAsync(
        HttpContext http, ApiAction action, FormShape shape, Guid? id, Dictionary<string, StringValues> values)
    {
        if (shape.Form is null || Showing(action) is not { } showing) return;
        // A page is asked for "project" by what its form keeps as "ProjectId".
        var asked = new Dictionary<string, StringValues>(values, StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in showing.Parameters)
        {
            if (values.TryGetValue(parameter.Name + "Id", out var named)) asked.TryAdd(parameter.Name, named);
        }

        await using var scope = http.RequestServices.CreateAsyncScope();
        var shown = await CallAsync(http, scope.ServiceProvider, showing, "GET", id, asked);
        if (shown.Model?.GetType() == shape.Form) FormShape.Write(shown.Model, shape.Fields, "", values);
        else if (shown.Model is null) throw Refused(shown, action);
    }

    // Of the fields of the company those that the caller gives values: of others nothing is passed over.
    private static async Task<HashSet<string>> OwnAsync(
        IServiceProvider services, FormShape shape, CancellationToken ct)
    {
        if (shape.CustomKind is not { } kind || services.GetService<ICustomFields>() is not { } fields) return [];
        await fields.LoadAsync(ct);
        return [.. fields.Current.ChangedBy(services.GetRequiredService<ICurrentUser>(), kind).Select(f => f.Key)];
    }

    private static void Fill(JsonForm form, JsonObject body, FormShape shape)
    {
        form.Fill(body, shape.Fields);
        if (form.Errors.Count > 0)
            throw new ApiException(422, "invalid", "The body is not right.") { Errors = form.Errors };
    }

    /// <summary>Why it was not done.</summary>
    public static ApiException Refused(PageCall call, ApiAction action)
    {
        if (call.Refusal is { } said)
            return new ApiException(422, "refused", "The record refuses this.")
            {
                Said = said,
                Errors = call.RefusedField is { } field ? [new(Pointer(field, action), "refused", said)] : [],
            };
        if (call.IsOutdated) return new ApiException(412, "stale", "Somebody else changed this record meanwhile");
        var errors = call.State.Where(entry => entry.Value!.ValidationState == ModelValidationState.Invalid)
            .SelectMany(entry => entry.Value!.Errors.Select(
                error => new ApiError(Pointer(entry.Key, action), "invalid", error.ErrorMessage)))
            .ToList();
        if (errors.Count > 0) return new ApiException(422, "invalid", "The body is not right.") { Errors = errors };
        return (call.Result as StatusCodeResult)?.StatusCode switch
        {
            404 => ApiException.NotFound(),
            403 => new ApiException(403, "forbidden", "Your role does not allow this. Ask an administrator if you need it."),
            409 => new ApiException(412, "stale", "Somebody else changed this record meanwhile"),
            _ => new ApiException(422, "not-possible", "This is not possible now"),
        };
    }

    private async Task<PageCall> CallAsync(HttpContext http, IServiceProvider services,
        ControllerActionDescriptor action, string method, Guid? id, Dictionary<string, StringValues> values)
    {
        var call = new PageCall();
        var route = new RouteValueDictionary(action.RouteValues.ToDictionary(v => v.Key, v => (object?)v.Value));
        if (id is { } record && RouteOf(action) is [.., var name]) route[name] = record.ToString();
        using (Aside.Of(http, services, method, route, values, call))
        {
            try
            {
                var context = new ActionContext(http, new RouteData(route), action);
                await invokers.CreateInvoker(context)!.InvokeAsync();
                (call.Status, call.Disposition) =
                    (http.Response.StatusCode, http.Response.Headers.ContentDisposition.ToString());
            }
            catch (BusinessRuleException refusal)
            {
                var texts = services.GetRequiredService<IStringLocalizerFactory>();
                call.Refuse(refusal, refusal.Of(texts.For(action.ControllerTypeInfo.Assembly)));
            }
        }

        return call;
    }

    private static string[] Required(ControllerActionDescriptor action) =>
        [.. action.EndpointMetadata.OfType<RequirePermissionAttribute>().Select(p => p.Permission)];

    private ControllerActionDescriptor Posting(ApiAction action) => Find(action.Controller, action.Method, "POST")
        ?? throw new InvalidOperationException($"{action.Controller.Name} has no {action.Method} that takes a form.");

    private ControllerActionDescriptor? Showing(ApiAction action) => Find(action.Controller, action.Method, "GET");

    private ControllerActionDescriptor Printing(ApiPaper paper) => Find(paper.Controller, paper.Method, "GET")
        ?? throw new InvalidOperationException($"{paper.Controller.Name} has no {paper.Method} that prints.");

    private ControllerActionDescriptor? Find(Type controller, string name, string method) =>
        all.ActionDescriptors.Items.OfType<ControllerActionDescriptor>().FirstOrDefault(
            a => a.ControllerTypeInfo == controller && a.MethodInfo.Name == name
                && a.ActionConstraints?.OfType<HttpMethodActionConstraint>().Any(c => c.HttpMethods.Contains(method))
                    == true);

    private static IReadOnlyList<string> RouteOf(ControllerActionDescriptor action) =>
        [.. Placeholder().Matches(action.AttributeRouteInfo?.Template ?? "{id:guid}")
            .Select(m => m.Groups["name"].Value)];

    // DueOn, Lines[0].Quantity, Custom.f12: as the body calls them.
    private static string Pointer(string field, ApiAction action)
    {
        if (field.Length == 0) return "";
        var parts = field.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('.').Select(part => JsonNamingPolicy.CamelCase.ConvertName(part)).ToList();
        if (action.Names.FirstOrDefault(
            n => n.Value.Equals(parts[0], StringComparison.OrdinalIgnoreCase)).Key is { } own)
            parts[0] = own;
        return "/" + string.Join('/', parts);
    }

    [GeneratedRegex(@"\{(?<name>\w+):guid\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
