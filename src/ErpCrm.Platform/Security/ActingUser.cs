namespace ErpCrm.Platform.Security;

/// <summary>
/// Whoever work outside a web request is done for: the user who caused an event, or the system. Holds every permission,
/// because the decision was made where the work was caused; but who only reads holds those that are his.
/// </summary>
/// <param name="rights">Null: every permission.</param>
public sealed class ActingUser(Guid id, string name, ICurrentUser? rights = null) : ICurrentUser
{
    private static readonly AsyncLocal<ActingUser?> Ambient = new();

    /// <summary>The system itself.</summary>
    public static ActingUser System { get; } = new(Guid.Empty, "ErpCrm");

    /// <summary>The user that the current flow of work acts for, if it does.</summary>
    public static ActingUser? Current => Ambient.Value;

    public Guid Id { get; } = id;

    public string Name { get; } = name;

    public bool IsSignedIn => true;

    /// <summary>Whether it is somebody who reads, by his own rights and in his own time zone.</summary>
    public bool IsReader => rights is not null;

    public TimeZoneInfo TimeZone => rights?.TimeZone ?? TimeZoneInfo.Utc;

    public IReadOnlyCollection<Guid> TeamMates => rights?.TeamMates ?? [];

    public Scope ScopeOf(string permission) => rights?.ScopeOf(permission) ?? Scope.All;

    /// <summary>Lets the current flow of work act for a user until the result is disposed.</summary>
    public static IDisposable Act(Guid? id, string? name) =>
        Put(id is { } userId ? new ActingUser(userId, name ?? "") : System);

    /// <summary>Lets the current flow of work read as somebody, who sees what he sees when he is signed in, until the
    /// result is disposed.</summary>
    public static IDisposable ReadAs(ICurrentUser reader) => Put(new ActingUser(reader.Id, reader.Name, reader));

    private static Restore Put(ActingUser user)
    {
        var before = Ambient.Value;
        Ambient.Value = user;
        return new Restore(before);
    }

    private sealed class Restore(ActingUser? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
