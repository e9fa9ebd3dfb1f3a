using System.Globalization;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using ErpCrm.Web.Api;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Help;

/// <summary>One operation, as the guide shows it.</summary>
internal sealed record GuideOperation(string Method, string Address, IReadOnlyList<string> Fields);

internal sealed record GuideResource(
    string Path, string Name, string Url, IReadOnlyList<GuideOperation> Operations, IReadOnlyList<string> Fields,
    IReadOnlyList<string> Parts);

/// <summary>The API on one page, made of the same declarations as its document.</summary>
internal sealed record ApiGuide(string Address, IReadOnlyList<GuideResource> Resources)
{
    public IReadOnlyList<(string Name, string Text)> Rules { get; } =
    [
        ("GET ?limit= &cursor=", "A page has at most 200 records; next leads to what follows, until it is empty."),
        ("filter[amount][gte]=1000 &sort=-amount", "Fields are asked and ordered as in the lists, with the same words."),
        ("?include=company,lines", "Records that are named, and those that belong to one, are read whole with it."),
        ("PUT ?externalId=A-17", "By an id of your own a record is found, and changed, or made where there is none."),
        ("ETag, If-Match", "Whoever changes a record sends the ETag that he has seen: otherwise it is refused."),
        ("Idempotency-Key", "The same request with the same key is done once and answered again."),
        ("{\"amount\": \"1200.00\", \"currency\": \"KGS\"}", "Money is a decimal text with its currency; days are 2026-11-29, instants are in UTC, hours are minutes."),
        ("POST /batch", "Up to 100 at once, each with its own result; with atomic all of them or none."),
        ("GET /changes?after=", "Everything that changed since, in the order in which it was saved."),
        ("POST /files?name=", "The bytes of a file are sent first, and become a file of a record by what that answers."),
        ("GET /me", "Whose token it is, and what it may."),
        ("application/problem+json", "A refusal has a code for programs, and words in the language of Accept-Language."),
    ];

    public IReadOnlyList<(string Code, int Status, string Text)> Codes { get; } =
    [
        ("no-token", 401, "There is no token, or it is revoked, expired or used from another address."),
        ("forbidden", 403, "The token or the role of its user does not allow this."),
        ("not-found", 404, "There is no such record, or it is not yours to see."),
        ("not-yours", 403, "You see this record, and do not change it."),
        ("unknown-parameter", 400, "This parameter is not known here."),
        ("bad-cursor", 400, "This cursor belongs to another question, or to none."),
        ("if-match-missing", 428, "Say which version you have seen: If-Match with the ETag of the record."),
        ("stale", 412, "Somebody else changed this record meanwhile"),
        ("idempotency-key-missing", 400, "Money is moved once only: send a key of your own with it."),
        ("key-reused", 422, "This key was used for something else."),
        (IdempotentReplies.InProgress, 409, "The same request is being worked on. Ask again in a moment."),
        ("bad-external-id", 400, ExternalIds.NoId),
        (ExternalIds.TakenCode, 409, "Another record has this id of yours already."),
        ("bad-include", 400, "This cannot be read with these."),
        ("no-upload", 422, "There is no such upload: send the file again."),
        ("upload-used", 422, "This file belongs to another record already."),
        ("unknown-version", 400, "There is no such version of the API."),
        ("version-ended", 410, "This version of the API has ended."),
        ("invalid", 422, "The body is not right."),
        ("refused", 422, "The record refuses this."),
        ("too-many-requests", 429, "Too many attempts"),
    ];

    /// <summary>The days on which they began.</summary>
    public IReadOnlyList<string> Versions { get; } =
        [.. ApiVersions.Known.Days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];

    public static ApiGuide Of(HttpRequest request, IServiceProvider services)
    {
        var (kinds, pages) = (services.GetRequiredService<RecordKinds>(), services.GetRequiredService<PageActions>());
        var texts = services.GetRequiredService<IStringLocalizerFactory>();
        return new ApiGuide($"{request.Scheme}://{request.Host}{request.PathBase}{ApiAddress.V1}",
        [
            .. services.GetServices<ApiResource>().OrderBy(r => r.Path, StringComparer.Ordinal).Select(r =>
                new GuideResource(r.Path, texts.Create(r.TextsIn(kinds))[r.WordsIn(kinds).Many], r.Url,
                [
                    new("GET", r.Url, []), new("GET", r.Url + "/{id}", []),
                    .. r.CanSave ? [new("PUT", $"{r.Url}?{ExternalIds.Name}=", [])] : Array.Empty<GuideOperation>(),
                    new("PUT", r.Url + "/{id}/external-id", [ExternalIds.Name]),
                    .. r.Papers.Select(p => new GuideOperation("GET", $"{r.Url}/{{id}}/{p.Name}", [])),
                    .. FilesOf(r, kinds),
                    .. r.Actions.Select(a => new GuideOperation(a.HttpMethod,
                        ApiEndpoints.AddressOf(r, a).Replace(":guid", "", StringComparison.Ordinal),
                        [.. pages.ShapeOf(a).Shown.Select(f => f.Name)])),
                ], [.. r.Describe(services).Select(f => f.Field.Key)], [.. r.Parts.Select(p => p.Name)])),
        ]);
    }

    private static IEnumerable<GuideOperation> FilesOf(ApiResource resource, RecordKinds kinds) =>
        ApiFiles.AreWith(resource, kinds)
            ? [new("GET", resource.Url + "/{id}/files", []), new("POST", resource.Url + "/{id}/files", ["uploadId"])]
            : [];
}
