namespace ErpCrm.Ui.Api.Writing;

public enum ApiVerb
{
    Create,
    Change,
    Remove,
    Do,
}

/// <summary>
/// What a program does with a record, by the form of a page: the same permission, the same form, the same rules.
/// </summary>
/// <param name="name">Last word of the address; null for making, changing and removing.</param>
/// <param name="controller">Of the page.</param>
/// <param name="method">Its action that takes the form.</param>
public sealed class ApiAction(string? name, ApiVerb verb, Type controller, string method)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _without = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _minutes = new(StringComparer.Ordinal);

    public string? Name { get; } = name;

    public ApiVerb Verb { get; } = verb;

    public Type Controller { get; } = controller;

    public string Method { get; } = method;

    /// <summary>Money moves: without a key of its own it is not done.</summary>
    public bool NeedsKey { get; private set; }

    /// <summary>The word of the resource whose record it makes; null for its own.</summary>
    public string? MakesIn { get; private set; }

    /// <summary>What it is called in a batch, and in the document: <c>create</c>, <c>win</c>.</summary>
    public string Word => Name ?? Verb switch
    {
        ApiVerb.Create => "create",
        ApiVerb.Change => "update",
        _ => "delete",
    };

    /// <summary>Whether it is about a record that is there.</summary>
    public bool IsOfOne => Verb != ApiVerb.Create;

    public string HttpMethod => Verb switch
    {
        ApiVerb.Change => "PATCH",
        ApiVerb.Remove => "DELETE",
        _ => "POST",
    };

    /// <summary>Names of the form by those of the API, where they differ.</summary>
    public IReadOnlyDictionary<string, string> Names => _names;

    /// <summary>A field that the API calls otherwise.</summary>
    public ApiAction Named(string name, string field)
    {
        _names[name] = field;
        return this;
    }

    /// <summary>Hours of the form are whole minutes here.</summary>
    public ApiAction InMinutes(string name, string field)
    {
        _minutes.Add(name);
        return Named(name, field);
    }

    /// <summary>Fields that serve the page alone.</summary>
    public ApiAction Without(params string[] fields)
    {
        _without.UnionWith(fields);
        return this;
    }

    public ApiAction OfMoney()
    {
        NeedsKey = true;
        return this;
    }

    public ApiAction Makes(string path)
    {
        MakesIn = path;
        return this;
    }

    internal bool Hides(string field) => _without.Contains(field);

    internal bool IsInMinutes(string name) => _minutes.Contains(name);
}
