namespace ErpCrm.Platform.Security;

/// <summary>
/// Whoever work outside a web request is done for: the user who caused an event, or the system. Holds every permission,
/// because the decision was made where the work was caused.
/// </summary>
public sealed class ActingUser(Guid id, string name) : ICurrentUser
{
    private static readonly AsyncLocal<ActingUser?> Ambient = new();

    /// <summary>The system itself.</summary>
    public static ActingUser System { get; } = new(Guid.Empty, "ErpCrm");

    /// <summary>The user that the current flow of work acts for, if it does.</summary>
    public static ActingUser? Current => Ambient.Value;

    public Guid Id { get; } = id;

    public string Name { get; } = name;

    public bool IsSignedIn => true;

    public TimeZoneInfo TimeZone => TimeZoneInfo.Utc;

    public IReadOnlyCollection<Guid> TeamMates => [];

    public Scope ScopeOf(string permission) => Scope.All;

    /// <summary>Lets the current flow of work act for a user until the result is disposed.</summary>
    public static IDisposable Act(Guid? id, string? name)
    {
        var before = Ambient.Value;
        Ambient.Value = id is { } userId ? new ActingUser(userId, name ?? "") : System;
        return new Restore(before);
    }

    private sealed class Restore(ActingUser? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
