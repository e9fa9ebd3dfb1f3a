using ErpCrm.Ui.Api;
using Microsoft.OpenApi;

namespace ErpCrm.Web.Api;

/// <summary>What stands beside the records: their files and papers, what changed, who asks.</summary>
internal sealed partial class ApiDocument
{
    private void AddFiles(OpenApiDocument document, ApiResource resource)
    {
        foreach (var paper in resource.Papers)
        {
            var print = Operation(document, resource, paper.Name, "As its page prints it");
            print.Parameters = [ApiSchemas.Id()];
            print.Responses = Answers(document, "200", ApiSchemas.Bytes(), paper.MediaType);
            Put(document, Plain(ApiEndpoints.AddressOf(resource, paper)), HttpMethod.Get, print);
        }

        if (!ApiFiles.AreWith(resource, kinds)) return;
        var list = Operation(document, resource, "files", "Its files, the newest first");
        list.Parameters = [ApiSchemas.Id()];
        list.Responses = Answers(document, "200", ApiSchemas.Files());
        Put(document, Plain(resource.Url + ApiFiles.OfRecord), HttpMethod.Get, list);
        var attach = Operation(document, resource, "attach", "What was sent to /files becomes a file of it, once");
        attach.Parameters = [ApiSchemas.Id(), ApiSchemas.Header(IdempotentReplies.Header, false)];
        attach.RequestBody = Body(ApiSchemas.Attached());
        attach.Responses = Answers(document, "201", ApiSchemas.File());
        Put(document, Plain(resource.Url + ApiFiles.OfRecord), HttpMethod.Post, attach);
    }

    private static void AddChanges(OpenApiDocument document)
    {
        var operation = new OpenApiOperation
        {
            OperationId = "changes", Summary = "What changed since, in the order of commits",
            Parameters =
            [
                ApiSchemas.Query("after", "The next of the last answer; latest for the end"),
                ApiSchemas.Query("kinds", "Keys of kinds, by commas"),
            ],
            Responses = Answers(document, "200", ApiSchemas.Changes()),
        };
        Put(document, ApiEndpoints.Changes, HttpMethod.Get, operation);
    }

    // What is about no resource.
    private static void AddOthers(OpenApiDocument document)
    {
        Put(document, ApiEndpoints.Me, HttpMethod.Get, new OpenApiOperation
        {
            OperationId = "me", Summary = "Who asks, and what the token may",
            Responses = Answers(document, "200", ApiSchemas.Me()),
        });
        Put(document, ApiFiles.Uploads, HttpMethod.Post, new OpenApiOperation
        {
            OperationId = "files.upload", Summary = "Takes the bytes of a file, good for some hours",
            Parameters = [ApiSchemas.Required("name")],
            RequestBody = new OpenApiRequestBody
            {
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Octets] = new() { Schema = ApiSchemas.Bytes() },
                },
            },
            Responses = Answers(document, "201", ApiSchemas.Upload()),
        });
        Put(document, Plain(ApiFiles.One), HttpMethod.Get, new OpenApiOperation
        {
            OperationId = "files.read", Summary = "A file of a record", Parameters = [ApiSchemas.Id()],
            Responses = Answers(document, "200", ApiSchemas.File()),
        });
        Put(document, Plain(ApiFiles.One), HttpMethod.Delete, new OpenApiOperation
        {
            OperationId = "files.delete", Summary = "Takes it off its record", Parameters = [ApiSchemas.Id()],
            Responses = Answers(document, "204", null),
        });
        Put(document, Plain(ApiFiles.Content), HttpMethod.Get, new OpenApiOperation
        {
            OperationId = "files.content", Summary = "What is in it", Parameters = [ApiSchemas.Id()],
            Responses = Answers(document, "200", ApiSchemas.Bytes(), Octets),
        });
    }
}
