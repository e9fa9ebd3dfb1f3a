using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ErpCrm.Web.Api;

/// <summary>The files of records: sent first, then made a file of a record; read and removed one by one.</summary>
internal static class ApiFiles
{
    public const string Uploads = ApiAddress.Files;
    public const string One = Uploads + "/{id:guid}";
    public const string Content = One + "/content";

    /// <summary>Behind a record's own address.</summary>
    public const string OfRecord = "/{id:guid}/files";

    private const string UploadId = "uploadId";

    // Of a hash as much as tells two files apart: a kept answer has no room for all of it.
    private const int TagLength = 32;

    /// <summary>Whether records of the resource keep files.</summary>
    public static bool AreWith(ApiResource resource, RecordKinds kinds) =>
        kinds.Find(resource.Kind)?.Can(RecordAbility.Files) == true;

    /// <summary>What one needs to add some: a token that only reads adds nothing.</summary>
    public static string AddedWith(ApiResource resource, RecordKinds kinds) =>
        kinds.Get(resource.Kind!).Rights.Change ?? resource.ViewIn(kinds);

    /// <summary>POST <c>/files?name=scan.pdf</c>: the bytes as they are. Only who may add files to some records sends
    /// any.</summary>
    public static async Task TakeAsync(HttpContext http)
    {
        if (!AddsSome(http.RequestServices))
            throw new ApiException(403, "forbidden",
                "Your role does not allow this. Ask an administrator if you need it.");
        if (http.Request.Query.Keys.FirstOrDefault(key => key != "name") is { } unknown)
            throw ApiException.Bad(unknown, "unknown-parameter", "This parameter is not known here.");
        if (http.Request.Query["name"] is not [{ Length: > 0 } name])
            throw ApiException.Bad("name", "bad-parameter", "Say what the file is called: name.");
        if (http.Request.HasFormContentType)
            throw new ApiException(415, "not-bytes", "Send the bytes of the file as they are, without a form.");
        var files = FilesOf(http);
        await BufferAsync(http, await files.MostBytesAsync(http.RequestAborted));
        var upload = await files.TakeAsync(name, http.Request.Body, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status201Created;
        await ApiAnswer.WriteAsync(http, new JsonObject
        {
            [UploadId] = upload.Id, ["name"] = upload.Name, ["type"] = upload.Type, ["bytes"] = upload.Bytes,
        });
    }

    /// <summary>GET <c>/deals/{id}/files</c>.</summary>
    public static async Task ListAsync(HttpContext http, ApiResource resource)
    {
        ApiNaming.RefuseQuery(http);
        var found = await FilesOf(http).OfAsync(RecordOf(http, resource), http.RequestAborted);
        await ApiAnswer.WriteAsync(http, new JsonObject { ["data"] = new JsonArray([.. found.Select(Told)]) });
    }

    /// <summary>POST <c>/deals/{id}/files</c>: what was sent becomes a file of the record.</summary>
    public static async Task AttachAsync(HttpContext http, ApiResource resource)
    {
        ApiNaming.RefuseQuery(http);
        var (_, body) = await ApiBody.ReadAsync(http);
        if (body.FirstOrDefault(part => part.Key != UploadId) is { Key: { } unknown })
            throw ApiException.Bad(unknown, "unknown-field", "This field is not known here.");
        if (body[UploadId] is not JsonValue value || !value.TryGetValue<string>(out var upload))
            throw ApiException.Bad(UploadId, "wrong-type", "This value is not understood.");
        // A key stands for the bytes: whoever lost the answer may have sent them anew.
        var keyed = IdempotentReplies.Of(
            http, http.TokenId(), Encoding.UTF8.GetBytes(FilesOf(http).HashOf(upload) ?? upload));
        var answer = await http.RequestServices.GetRequiredService<ApiOnce>().DoAsync(http, keyed,
            () => AttachAsync(http, RecordOf(http, resource), upload, keyed), earlier => AttachedAsync(http, earlier));
        await answer.WriteAsync(http);
    }

    /// <summary>GET <c>/files/{id}</c>.</summary>
    public static async Task ReadAsync(HttpContext http)
    {
        ApiNaming.RefuseQuery(http);
        var (file, content) = await FilesOf(http).OpenAsync(ApiReads.IdOf(http), http.RequestAborted);
        await content.DisposeAsync();
        await ApiAnswer.WriteAsync(http, Told(file));
    }

    /// <summary>GET <c>/files/{id}/content</c>, or a part of it.</summary>
    public static async Task OpenAsync(HttpContext http)
    {
        ApiNaming.RefuseQuery(http);
        var (file, content) = await FilesOf(http).OpenAsync(ApiReads.IdOf(http), http.RequestAborted);
        http.Response.Headers.CacheControl = "private, no-store";
        await Results.Stream(content, FileTypes.IsShown(file.Type) ? file.Type : FileTypes.Other, file.Name,
            entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""), enableRangeProcessing: true).ExecuteAsync(http);
    }

    /// <summary>DELETE <c>/files/{id}</c>: whoever added it, and whoever changes every record of the kind.</summary>
    public static async Task RemoveAsync(HttpContext http)
    {
        ApiNaming.RefuseQuery(http);
        await FilesOf(http).RemoveAsync(ApiReads.IdOf(http), http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<ApiAnswer> AttachAsync(
        HttpContext http, RecordRef record, string upload, KeyedRequest? keyed)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        if (keyed is not null)
        {
            var submission = scope.ServiceProvider.GetRequiredService<Submission>();
            (submission.Key, submission.Content) = (keyed.Key, keyed.Content);
        }

        return AnswerOf(await scope.ServiceProvider.GetRequiredService<IApiFiles>()
            .AttachAsync(record, upload, http.RequestAborted));
    }

    private static async Task<ApiAnswer> AttachedAsync(HttpContext http, SubmittedForm earlier)
    {
        var id = Guid.Parse((earlier.ResultUrl ?? "").Split('/')[^1]);
        var (file, content) = await FilesOf(http).OpenAsync(id, http.RequestAborted);
        await content.DisposeAsync();
        return AnswerOf(file);
    }

    private static ApiAnswer AnswerOf(ApiFile file) => new(201, Told(file).ToJsonString(ApiAnswer.Options),
        $"\"{file.Hash[..TagLength]}\"", $"{Uploads}/{file.Id}");

    private static bool AddsSome(IServiceProvider services)
    {
        var (kinds, me) = (services.GetRequiredService<RecordKinds>(), services.GetRequiredService<ICurrentUser>());
        return services.GetServices<ApiResource>().Any(resource => AreWith(resource, kinds)
            && me.Can(resource.ViewIn(kinds)) && me.Can(AddedWith(resource, kinds)));
    }

    // As a file aside, so that it can be told what it is before it is stored.
    private static async Task BufferAsync(HttpContext http, long most)
    {
        if (http.Request.ContentLength > most) throw TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        http.Request.EnableBuffering();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        int count;
        while ((count = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            length += count;
            if (length > most) throw TooLarge();
        }

        http.Request.Body.Position = 0;
    }

    private static JsonObject Told(ApiFile file) => new()
    {
        ["id"] = file.Id.ToString(), ["name"] = file.Name, ["type"] = file.Type, ["bytes"] = file.Bytes,
        ["sha256"] = file.Hash, ["addedBy"] = file.AddedById.ToString(),
        ["addedAt"] = file.AddedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        ["content"] = $"{Uploads}/{file.Id}/content",
    };

    private static RecordRef RecordOf(HttpContext http, ApiResource resource) =>
        new(resource.Kind!, ApiReads.IdOf(http));

    private static IApiFiles FilesOf(HttpContext http) => http.RequestServices.GetRequiredService<IApiFiles>();

    private static ApiException TooLarge() => new(413, "too-large", "Too much was sent at once");
}
