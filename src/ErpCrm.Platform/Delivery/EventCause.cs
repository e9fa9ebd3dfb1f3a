using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;

namespace ErpCrm.Platform.Delivery;

/// <summary>Where a chain of events began.</summary>
public enum EventOrigin
{
    /// <summary>Somebody did it.</summary>
    Person,

    /// <summary>It was read in from elsewhere.</summary>
    Import,

    /// <summary>The demo company was played.</summary>
    Demo,

    /// <summary>A large company was made to measure with.</summary>
    Seed,

    /// <summary>It was due: work at set times, the first start.</summary>
    Rule,
}

/// <summary>What led to an event directly.</summary>
public enum CauseKind
{
    Person,
    Form,
    Event,
    Rule,
}

/// <summary>What the current flow of work is done for, as the event log keeps it.</summary>
/// <param name="Origin">Null: the one around it.</param>
/// <param name="Kind">Null: the person, or the form that is sent.</param>
/// <param name="Id">See <see cref="LoggedEvent.CauseId"/>.</param>
public sealed record EventCause(EventOrigin? Origin, CauseKind? Kind = null, string? Id = null)
{
    private const string System = "system";
    private static readonly AsyncLocal<EventCause?> Ambient = new();

    /// <summary>Where the chain began that the current flow of work belongs to; null when nobody said.</summary>
    public static EventOrigin? Beginning => Ambient.Value?.Origin;

    /// <summary>From here on this flow of work is done for it, until the result is disposed.</summary>
    public IDisposable Begin()
    {
        var before = Ambient.Value;
        Ambient.Value = this with { Origin = Origin ?? before?.Origin };
        return new Restore(before);
    }

    /// <summary>What an event raised now is kept with.</summary>
    internal static (EventOrigin Origin, CauseKind Kind, string Id) Of(ICurrentUser user, Submission submission)
    {
        var (kind, id) = Ambient.Value is { Kind: { } known } cause ? (known, cause.Id ?? "") : ByHand(user,
            submission);
        return (Ambient.Value?.Origin ?? (kind == CauseKind.Rule ? EventOrigin.Rule : EventOrigin.Person), kind, id);
    }

    private static (CauseKind Kind, string Id) ByHand(ICurrentUser user, Submission submission) =>
        submission.Key is { } form ? (CauseKind.Form, form.ToString())
        : user.Id != Guid.Empty ? (CauseKind.Person, user.Id.ToString())
        : (CauseKind.Rule, System);

    private sealed class Restore(EventCause? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
