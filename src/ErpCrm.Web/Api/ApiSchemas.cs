using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using Microsoft.OpenApi;

namespace ErpCrm.Web.Api;

/// <summary>What values and bodies look like, for the document.</summary>
internal static class ApiSchemas
{
    private const JsonSchemaType Text = JsonSchemaType.String;
    private const JsonSchemaType Nothing = JsonSchemaType.Null;

    /// <summary><c>credit-notes</c> is <c>CreditNotes</c>.</summary>
    public static string NameOf(ApiResource resource) => string.Concat(
        resource.Path.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static OpenApiSchema Of(ApiResource resource, IReadOnlyList<ApiFieldInfo> fields)
    {
        var schema = Object(("id", Plain(Text, "uuid")));
        if (resource.IsVersioned) schema.Properties!["version"] = Plain(JsonSchemaType.Integer);
        schema.Properties![ExternalIds.Name] = Own();
        foreach (var field in fields) schema.Properties![field.Field.Key] = Of(field);
        foreach (var part in resource.Parts)
        {
            schema.Properties![part.Name] = List(new OpenApiSchema
            {
                Type = JsonSchemaType.Object, Description = $"With include={part.Name}: as in /{part.Path}",
            });
            schema.Properties![part.Capped] = new OpenApiSchema
            {
                Type = JsonSchemaType.Boolean,
                Description = $"There are more than were read: read /{part.Path} by pages",
            };
        }

        if (resource.Kind is not null)
        {
            schema.Properties!["custom"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object, Description = "Fields that the company added, by their keys",
            };
            schema.Properties["tags"] = List(Link());
        }

        return schema;
    }

    /// <param name="isCalled">Whether the sender can say what his programs call the record.</param>
    public static OpenApiSchema Of(IReadOnlyList<FormField> fields, bool isCalled = false)
    {
        var schema = isCalled ? Called() : Object();
        foreach (var field in fields) schema.Properties![field.Name] = Of(field);
        var needed = fields.Where(f => f.IsNeeded).Select(f => f.Name).ToHashSet();
        if (needed.Count > 0) schema.Required = needed;
        return schema;
    }

    public static IList<IOpenApiParameter> OfLists(
        ApiResource resource, IReadOnlyList<ApiFieldInfo> fields, IEnumerable<string> links) =>
    [
        new OpenApiParameter
        {
            Name = "limit", In = ParameterLocation.Query,
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" },
        },
        Query("cursor", "Where the last page ended"),
        Query("sort", "Keys by commas, - before one for descending: "
            + string.Join(", ", fields.Where(f => f.IsSortable).Select(f => f.Field.Key))),
        Query("q", "Words, as in the box above the list"),
        Query("fields", "Keys of fields, by commas"),
        Included(resource, links),
        Query(ExternalIds.Name, "What the programs of the token's user call it"),
        Query("count", "capped counts up to 1000"),
        Header("If-None-Match", false),
        .. fields.Select(f => Query($"filter[{f.Field.Key}]",
            "Also with [eq], [ne], [gte], [lte], [in], [contains], [empty] behind it")),
    ];

    public static OpenApiSchema Page(IOpenApiSchema record) => Object(
        ("data", List(record)), ("next", Plain(Text | Nothing)), ("count", Plain(JsonSchemaType.Integer)),
        ("countIsCapped", Plain(JsonSchemaType.Boolean)));

    public static OpenApiSchema Batch(ApiResource resource) => Object(
        ("atomic", Plain(JsonSchemaType.Boolean)),
        ("items", List(Object(
            ("do", Words([.. resource.Actions.Select(a => a.Word),
                .. resource.CanSave ? [ApiBatch.Saving] : Array.Empty<string>()])),
            ("id", Plain(Text, "uuid")), (ExternalIds.Name, Plain(Text)), ("ifMatch", Plain(Text)),
            ("body", Plain(JsonSchemaType.Object))))));

    public static OpenApiSchema Results() => Object(("results", List(Object(
        ("status", Plain(JsonSchemaType.Integer)), ("etag", Plain(Text | Nothing)), ("location", Plain(Text | Nothing)),
        ("body", Plain(JsonSchemaType.Object | Nothing)), ("problem", Plain(JsonSchemaType.Object))))));

    public static OpenApiSchema Changes() => Object(
        ("data", List(Object(
            ("sequence", Plain(JsonSchemaType.Integer, "int64")), ("kind", Plain(Text)), ("id", Plain(Text, "uuid")),
            ("version", Plain(JsonSchemaType.Integer | Nothing)), ("deleted", Plain(JsonSchemaType.Boolean)),
            ("at", Plain(Text, "date-time"))))),
        ("next", Plain(JsonSchemaType.Integer, "int64")), ("more", Plain(JsonSchemaType.Boolean)));

    public static OpenApiSchema Me() => Object(
        ("user", Object(("id", Plain(Text, "uuid")), ("name", Plain(Text)), ("timeZone", Plain(Text)))),
        ("company", Object(("name", Plain(Text)), ("baseCurrency", Plain(Text)), ("timeZone", Plain(Text)))),
        ("scopes", Plain(JsonSchemaType.Object)));

    public static OpenApiSchema Bytes() => Plain(Text, "binary");

    public static OpenApiSchema Attached() => Object(("uploadId", Plain(Text)));

    public static OpenApiSchema Upload() => Object(("uploadId", Plain(Text)), ("name", Plain(Text)),
        ("type", Plain(Text)), ("bytes", Plain(JsonSchemaType.Integer, "int64")));

    public static OpenApiSchema Files() => Object(("data", List(File())));

    public static OpenApiSchema File() => Object(("id", Plain(Text, "uuid")), ("name", Plain(Text)),
        ("type", Plain(Text)), ("bytes", Plain(JsonSchemaType.Integer, "int64")), ("sha256", Plain(Text)),
        ("addedBy", Plain(Text, "uuid")), ("addedAt", Plain(Text, "date-time")), ("content", Plain(Text)));

    public static OpenApiSchema Problem() => Object(
        ("type", Plain(Text)), ("title", Plain(Text)), ("status", Plain(JsonSchemaType.Integer)), ("code", Plain(Text)),
        ("detail", Plain(Text)), ("traceId", Plain(Text)), ("parameter", Plain(Text)),
        ("errors", List(Object(("pointer", Plain(Text)), ("code", Plain(Text)), ("detail", Plain(Text))))),
        ("current", Plain(JsonSchemaType.Object)));

    public static OpenApiParameter Id() => new()
    {
        Name = "id", In = ParameterLocation.Path, Required = true, Schema = Plain(Text, "uuid"),
    };

    public static OpenApiParameter Header(string name, bool isRequired) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = isRequired, Schema = Plain(Text),
    };

    public static OpenApiParameter Query(string name, string description) => new()
    {
        Name = name, In = ParameterLocation.Query, Description = description, Schema = Plain(Text),
    };

    public static OpenApiParameter Required(string name) => new()
    {
        Name = name, In = ParameterLocation.Query, Required = true, Schema = Plain(Text),
    };

    public static OpenApiParameter Included(ApiResource resource, IEnumerable<string> links) => Query("include",
        "Read whole with each, by commas: " + string.Join(", ", resource.Parts.Select(p => p.Name).Concat(links)));

    /// <summary>What the sender's programs call a record.</summary>
    public static OpenApiSchema Called() => Object((ExternalIds.Name, Own()));

    private static OpenApiSchema Of(ApiFieldInfo field) => field.Field.Type switch
    {
        FieldType.Money => Money(),
        FieldType.Person or FieldType.Record => Link(),
        FieldType.Date => Plain(Text | Nothing, "date"),
        FieldType.Moment => Plain(Text | Nothing, "date-time"),
        FieldType.Flag => Plain(JsonSchemaType.Boolean),
        FieldType.Duration => Plain(JsonSchemaType.Integer | Nothing),
        FieldType.Number or FieldType.Percent => Plain(JsonSchemaType.Number | Nothing),
        FieldType.Choice when EnumOf(field.Values) is { } choices => Words(Enum.GetNames(choices)),
        _ => Plain(Text | Nothing),
    };

    private static OpenApiSchema Of(FormField field) => field.Kind switch
    {
        FormFieldKind.Money => Money(),
        FormFieldKind.Whole or FormFieldKind.Minutes => Plain(JsonSchemaType.Integer | Nothing),
        FormFieldKind.Number => Plain(JsonSchemaType.Number | Nothing),
        FormFieldKind.Flag => Plain(JsonSchemaType.Boolean),
        FormFieldKind.Day => Plain(Text | Nothing, "date"),
        FormFieldKind.Id => Plain(Text | Nothing, "uuid"),
        FormFieldKind.Ids => List(Plain(Text, "uuid")),
        FormFieldKind.Rows => List(Of([.. field.Of.Where(f => !f.IsHidden)])),
        FormFieldKind.Custom => Plain(JsonSchemaType.Object),
        FormFieldKind.Choice when EnumOf(field.Values) is { } choices => Words(Enum.GetNames(choices)),
        _ => Plain(Text | Nothing),
    };

    private static Type? EnumOf(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } choices ? choices : null;

    private static OpenApiSchema Own() => new()
    {
        Type = Text | Nothing, MaxLength = ExternalId.ValueLength,
        Description = "Id in the systems of the token's user, seen by him alone",
    };

    private static OpenApiSchema Money() => Object(("amount", Plain(Text)), ("currency", Plain(Text)));

    private static OpenApiSchema Link() => Object(("id", Plain(Text, "uuid")), ("title", Plain(Text | Nothing)));

    private static OpenApiSchema Words(IEnumerable<string> words) => new()
    {
        Type = Text, Enum = [.. words.Select(word => (JsonNode)word)],
    };

    private static OpenApiSchema List(IOpenApiSchema of) => new() { Type = JsonSchemaType.Array, Items = of };

    private static OpenApiSchema Plain(JsonSchemaType type, string? format = null) =>
        new() { Type = type, Format = format };

    private static OpenApiSchema Object(params (string Name, IOpenApiSchema Schema)[] parts) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = parts.ToDictionary(part => part.Name, part => part.Schema),
    };
}
