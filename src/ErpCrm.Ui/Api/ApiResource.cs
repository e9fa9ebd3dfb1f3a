using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
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

    /// <summary>Those of the records that the caller sees, with their versions.</summary>
    public abstract Task<IReadOnlyDictionary<Guid, int?>> VersionsAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct);

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

    private ApiAction Add(ApiAction action)
    {
        _actions.Add(action);
        return action;
    }
}

/// <summary>A field as the document describes it.</summary>
public sealed record ApiFieldInfo(Field Field, Type Values, bool IsSortable, bool IsAsked);

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
