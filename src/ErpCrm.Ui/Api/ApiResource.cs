using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Api;

/// <summary>
/// A kind of record in the API: under which word it stands, who reads it, and which forms of its pages are what one
/// does with it. Declared once beside the record; documents, guide and walkers read it.
/// </summary>
public abstract class ApiResource(string path)
{
    private readonly List<ApiAction> _actions = [];
    private readonly List<ApiPart> _parts = [];
    private readonly List<ApiPaper> _papers = [];

    /// <summary>The word in the address: <c>deals</c>.</summary>
    public string Path { get; } = path;

    public string Url => $"{ApiAddress.V1}/{Path}";

    /// <summary>Key of the kind; null for parts of records.</summary>
    public virtual string? Kind => null;

    /// <summary>What one needs to read any of it.</summary>
    public abstract string ViewIn(RecordKinds kinds);

    /// <summary>English words, keys of <see cref="Texts"/>.</summary>
    public abstract (string One, string Many) WordsIn(RecordKinds kinds);

    public abstract Type TextsIn(RecordKinds kinds);

    public IReadOnlyList<ApiAction> Actions => _actions;

    /// <summary>What can be read with each record.</summary>
    public IReadOnlyList<ApiPart> Parts => _parts;

    /// <summary>What is printed of each record.</summary>
    public IReadOnlyList<ApiPaper> Papers => _papers;

    /// <summary>Makes one; null where programs do not.</summary>
    public ApiAction? Creating => _actions.Find(action => action.Verb == ApiVerb.Create);

    /// <summary>Changes one; null where programs do not.</summary>
    public ApiAction? Changing => _actions.Find(action => action.Verb == ApiVerb.Change);

    /// <summary>Whether one is made or changed, whichever it needs, by the id that a program has for it.</summary>
    public bool CanSave => Creating is not null && Changing is not null;

    public abstract Type ContextType { get; }

    public abstract Type RecordType { get; }

    /// <summary>Whether records carry a version of their own.</summary>
    public bool IsVersioned => RecordType.IsAssignableTo(typeof(Entity));

    /// <summary>One page of what the caller sees and asks for.</summary>
    public abstract Task<ApiPage> PageAsync(IServiceProvider services, ApiAsk ask, CancellationToken ct);

    /// <summary>One record; null where there is none for the caller.</summary>
    /// <param name="ask">Which fields; null for all.</param>
    public abstract Task<ApiRecord?> OneAsync(
        IServiceProvider services, Guid id, ApiAsk? ask, CancellationToken ct);

    /// <summary>Those of the records that the caller sees.</summary>
    public abstract Task<IReadOnlyList<ApiRecord>> ManyAsync(
        IServiceProvider services, IReadOnlyList<Guid> ids, CancellationToken ct);

    /// <summary>Those that name one of the records in this field, in this order.</summary>
    /// <param name="most">More are not read.</param>
    public abstract Task<ApiPartsOf> NamingAsync(
        IServiceProvider services, ApiPart part, IReadOnlyCollection<Guid> named, int most, CancellationToken ct);

    /// <summary>Those of the records that the caller sees, with their versions.</summary>
    public abstract Task<IReadOnlyDictionary<Guid, int?>> VersionsAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Whether the caller may change this record, by whichever of its pages.</summary>
    public abstract Task<bool> ChangesAsync(IServiceProvider services, Guid id, CancellationToken ct);

    /// <summary>Those of the records that are there, whoever sees them.</summary>
    public abstract Task<IReadOnlyList<Guid>> ThereAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The fields that a caller with every right has.</summary>
    public abstract IReadOnlyList<ApiFieldInfo> Describe(IServiceProvider services);

    /// <summary>Makes one, by the form of a page.</summary>
    protected ApiAction Creates<TController>(string method)
        where TController : Controller => Add(new ApiAction(null, ApiVerb.Create, typeof(TController), method));

    /// <summary>Changes one, by the form of a page.</summary>
    protected ApiAction Changes<TController>(string method)
        where TController : Controller => Add(new ApiAction(null, ApiVerb.Change, typeof(TController), method));

    /// <summary>Removes one.</summary>
    protected ApiAction Removes<TController>(string method)
        where TController : Controller => Add(new ApiAction(null, ApiVerb.Remove, typeof(TController), method));

    /// <summary>Does something with one: <c>POST /deals/{id}/win</c>.</summary>
    protected ApiAction Does<TController>(string name, string method)
        where TController : Controller => Add(new ApiAction(name, ApiVerb.Do, typeof(TController), method));

    /// <summary>What belongs to each and is read with it: <c>GET /invoices?include=lines</c>.</summary>
    /// <param name="path">The word of the resource that they are.</param>
    /// <param name="field">Its field that names the record.</param>
    /// <param name="sort">Its field that they are ordered by; null where they have no order of their own.</param>
    protected void Has(string name, string path, string field, string? sort = null) =>
        _parts.Add(new ApiPart(name, path, field, sort ?? ""));

    /// <summary>A page prints each: <c>GET /invoices/{id}/pdf</c>.</summary>
    /// <param name="method">Its action that answers the file.</param>
    /// <param name="mediaType">Of the file.</param>
    protected void Prints<TController>(string name, string method, string mediaType = "application/pdf")
        where TController : Controller => _papers.Add(new ApiPaper(name, typeof(TController), method, mediaType));

    private ApiAction Add(ApiAction action)
    {
        _actions.Add(action);
        return action;
    }
}

/// <summary>A field as the document describes it.</summary>
public sealed record ApiFieldInfo(Field Field, Type Values, bool IsSortable, bool IsAsked)
{
    /// <summary>The kind of the records that it names; null where it names none.</summary>
    public string? Target => TargetOf(Field);

    internal static string? TargetOf(Field field) => field.Type == FieldType.Person ? Kinds.User : field.Kind;
}

/// <summary>Records of another resource that belong to each of this one.</summary>
/// <param name="Name">What they are called there: <c>lines</c>.</param>
/// <param name="Path">The word of their resource.</param>
/// <param name="Field">Their field that names what they belong to.</param>
/// <param name="Sort">What they are ordered by; empty for the order in which they were made.</param>
public sealed record ApiPart(string Name, string Path, string Field, string Sort)
{
    /// <summary>Beside them where there are more than were read.</summary>
    public string Capped => $"{Name}AreCapped";
}

/// <summary>What belongs to some records.</summary>
/// <param name="IsCapped">There are more than these.</param>
public sealed record ApiPartsOf(IReadOnlyList<ApiRecord> Records, bool IsCapped);

/// <summary>A paper that a page prints of a record.</summary>
/// <param name="Name">Last word of its address: <c>pdf</c>.</param>
/// <param name="Controller">Of the page.</param>
/// <param name="Method">Its action that answers the file.</param>
/// <param name="MediaType">Of the file.</param>
public sealed record ApiPaper(string Name, Type Controller, string Method, string MediaType);

/// <param name="Type">Of its content.</param>
/// <param name="Disposition">What it is called.</param>
public sealed record PrintedPaper(byte[] Content, string Type, string Disposition);

/// <summary>A record as the caller reads it.</summary>
public sealed record ApiRecord(Guid Id, int? Version, JsonObject Json)
{
    private string? _tag;

    /// <summary>The version, and what of it this caller reads: names from other records, sums and rights change
    /// without it.</summary>
    public string Tag => _tag ??= Version is { } version ? $"\"v{version}-{Digest}\"" : $"\"{Digest}\"";

    private string Digest => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Json.ToJsonString())))[..16];
}

/// <param name="Next">Cursor of what follows; null at the end.</param>
/// <param name="Count">If asked for: how many there are, at most <see cref="ApiAsk.MostCounted"/> and one.</param>
public sealed record ApiPage(IReadOnlyList<ApiRecord> Records, string? Next, int? Count);

public static class ApiServices
{
    /// <summary>Makes a kind of record answer in the API.</summary>
    public static IServiceCollection AddApi<TResource>(this IServiceCollection services)
        where TResource : ApiResource => services.AddSingleton<ApiResource, TResource>();
}
