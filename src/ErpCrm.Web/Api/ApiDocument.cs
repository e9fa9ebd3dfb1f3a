using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ErpCrm.Web.Api;

/// <summary>The OpenAPI document, made of what the modules declare: fields of records and lists, fields of forms.
/// </summary>
internal sealed partial class ApiDocument(IServiceScopeFactory scopes, IEnumerable<ApiResource> resources,
    RecordKinds kinds, PageActions pages) : IOpenApiDocumentTransformer
{
    public const string Name = "v1";
    private const string Json = "application/json";
    private const string Octets = "application/octet-stream";

    public async Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        document.Info = new OpenApiInfo
        {
            Title = "ErpCrm", Version = Name,
            Description = "Records of the company, by the rights of the token. See /help/api.",
        };
        document.Servers = [];
        document.Paths = [];
        document.Components = new OpenApiComponents
        {
            Schemas = new Dictionary<string, IOpenApiSchema> { ["Problem"] = ApiSchemas.Problem() },
            SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            },
        };
        document.Security =
            [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
        document.Tags = new HashSet<OpenApiTag>();
        foreach (var resource in resources.OrderBy(r => r.Path, StringComparer.Ordinal))
            Add(document, resource, scope.ServiceProvider);
        AddChanges(document);
        AddOthers(document);
    }

    private void Add(OpenApiDocument document, ApiResource resource, IServiceProvider services)
    {
        var (one, many) = resource.WordsIn(kinds);
        document.Tags!.Add(new OpenApiTag { Name = resource.Path, Description = many });
        var record = ApiSchemas.NameOf(resource);
        var fields = resource.Describe(services);
        document.Components!.Schemas![record] = ApiSchemas.Of(resource, fields);
        var list = Operation(document, resource, "list", $"{many}: a page of those that the token sees");
        list.Parameters = ApiSchemas.OfLists(resource, fields, LinksOf(fields));
        list.Responses = Answers(document, "200", ApiSchemas.Page(new OpenApiSchemaReference(record, document)));
        Put(document, resource.Url, HttpMethod.Get, list);
        var read = Operation(document, resource, "read", one);
        read.Parameters = [ApiSchemas.Id(), ApiSchemas.Query("fields", "Keys of fields, by commas"),
            ApiSchemas.Included(resource, LinksOf(fields)), ApiSchemas.Header("If-None-Match", false)];
        read.Responses = Answers(document, "200", new OpenApiSchemaReference(record, document));
        Put(document, resource.Url + "/{id}", HttpMethod.Get, read);
        foreach (var action in resource.Actions) Add(document, resource, action, record);
        AddNaming(document, resource, record);
        AddFiles(document, resource);
        if (resource.Actions.Count == 0) return;
        var batch = Operation(document, resource, "batch", "Up to 100 of these at once");
        batch.Parameters = [ApiSchemas.Header(IdempotentReplies.Header, false)];
        batch.RequestBody = Body(ApiSchemas.Batch(resource));
        batch.Responses = Answers(document, "200", ApiSchemas.Results());
        Put(document, resource.Url + "/batch", HttpMethod.Post, batch);
    }

    private void Add(OpenApiDocument document, ApiResource resource, ApiAction action, string record)
    {
        var operation = Operation(document, resource, action.Word, $"{action.Word} ({resource.WordsIn(kinds).One})");
        operation.Parameters = [];
        if (action.IsOfOne)
        {
            operation.Parameters.Add(ApiSchemas.Id());
            operation.Parameters.Add(ApiSchemas.Header("If-Match", true));
        }

        operation.Parameters.Add(ApiSchemas.Header(IdempotentReplies.Header, action.NeedsKey));
        var fields = FieldsOf(action).ToList();
        if (fields.Count > 0 || !action.IsOfOne)
            operation.RequestBody = Body(ApiSchemas.Of(fields, isCalled: !action.IsOfOne));
        var made = action.MakesIn is { } path ? ApiSchemas.NameOf(resources.First(r => r.Path == path)) : record;
        operation.Responses = action.Verb == ApiVerb.Remove
            ? Answers(document, "204", null)
            : Answers(document, action.Verb == ApiVerb.Create || action.MakesIn is not null ? "201" : "200",
                new OpenApiSchemaReference(made, document));
        Put(document, Plain(ApiEndpoints.AddressOf(resource, action)), new HttpMethod(action.HttpMethod), operation);
    }

    private void AddNaming(OpenApiDocument document, ApiResource resource, string record)
    {
        var naming = Operation(document, resource, "external-id", "What the programs of the token's user call it");
        naming.Parameters = [ApiSchemas.Id()];
        naming.RequestBody = Body(ApiSchemas.Called());
        naming.Responses = Answers(document, "200", new OpenApiSchemaReference(record, document));
        Put(document, Plain(resource.Url + ApiEndpoints.Called), HttpMethod.Put, naming);
        if (!resource.CanSave) return;
        var save = Operation(document, resource, ApiBatch.Saving,
            $"{resource.WordsIn(kinds).One}: changed, or made where none has this externalId");
        save.Parameters = [ApiSchemas.Required(ExternalIds.Name), ApiSchemas.Header("If-Match", false),
            ApiSchemas.Header(IdempotentReplies.Header, resource.Creating!.NeedsKey)];
        save.RequestBody = Body(ApiSchemas.Of([.. FieldsOf(resource.Creating!).Concat(FieldsOf(resource.Changing!))
            .DistinctBy(field => field.Name).Select(field => field with { IsNeeded = false })]));
        save.Responses = Answers(document, "200", new OpenApiSchemaReference(record, document));
        Put(document, resource.Url, HttpMethod.Put, save);
    }

    private IEnumerable<FormField> FieldsOf(ApiAction action) => pages.ShapeOf(action).Shown;

    private IEnumerable<string> LinksOf(IReadOnlyList<ApiFieldInfo> fields) => fields
        .Where(f => f.Target is { } kind && resources.Any(r => r.Kind == kind)).Select(f => f.Field.Key);

    private static string Plain(string address) => address.Replace("{id:guid}", "{id}", StringComparison.Ordinal);

    private static OpenApiOperation Operation(
        OpenApiDocument document, ApiResource resource, string word, string summary) => new()
    {
        OperationId = $"{resource.Path}.{word}",
        Summary = summary,
        Tags = new HashSet<OpenApiTagReference> { new(resource.Path, document) },
    };

    private static void Put(OpenApiDocument document, string address, HttpMethod method, OpenApiOperation operation)
    {
        if (!document.Paths.TryGetValue(address, out var item)) document.Paths[address] = item = new OpenApiPathItem();
        ((OpenApiPathItem)item).AddOperation(method, operation);
    }

    private static OpenApiRequestBody Body(IOpenApiSchema schema) => new()
    {
        Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = schema } },
    };

    private static OpenApiResponses Answers(
        OpenApiDocument document, string status, IOpenApiSchema? schema, string type = Json)
    {
        var good = new OpenApiResponse { Description = "Done" };
        if (schema is not null)
            good.Content = new Dictionary<string, OpenApiMediaType> { [type] = new() { Schema = schema } };
        return new OpenApiResponses
        {
            [status] = good,
            ["default"] = new OpenApiResponse
            {
                Description = "A problem (RFC 9457)",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ApiProblems.ContentType] = new() { Schema = new OpenApiSchemaReference("Problem", document) },
                },
            },
        };
    }
}

internal static class ApiDocumentServices
{
    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(
        ApiDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            // The addresses are described by what is declared, not by their handlers.
            options.ShouldInclude = _ => false;
            options.AddDocumentTransformer<ApiDocument>();
        });
}
