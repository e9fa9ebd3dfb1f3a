using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;

namespace ErpCrm.Demo;

/// <summary>
/// A module's part in the demo company. The company is played day by
/// day through the domain itself: after every day the events are delivered,
/// so that each module sees only what it would see in real life.
/// </summary>
public interface IDemoActor
{
    /// <summary>Actors play in this order within a day.</summary>
    int Order { get; }

    /// <summary>Prepares the first day: people, clients, settings.</summary>
    Task BeginAsync(DemoWorld world, CancellationToken ct);

    /// <summary>Plays one day; the clock stands within it.</summary>
    Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct);
}

/// <summary>The stage: the days, the clock, the cast, and chance that falls the same way for the same day.</summary>
/// <param name="utcNow">Nothing is said to have happened after this moment.</param>
public sealed class DemoWorld(DateOnly firstDay, DateOnly today, DateTime utcNow, Action<DateTime> setClock)
{
    /// <summary>For so many days expenses from <see cref="LargeExpense"/> on have needed management, too.</summary>
    public const int DaysOfPolicy = 10;

    public const decimal LargeExpense = 20_000;

    /// <summary>The first day that is played.</summary>
    public DateOnly FirstDay { get; } = firstDay;

    /// <summary>The last day that is played: the real today.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>Ids of the users by e-mail, filled by the identity module.</summary>
    public Dictionary<string, Guid> UserIds { get; } = [];

    /// <summary>A local time (Bishkek, UTC+6) of a day as UTC, never later than now.</summary>
    public DateTime Moment(DateOnly day, int hour, int minute = 0)
    {
        var utc = day.ToDateTime(new TimeOnly(hour, minute), DateTimeKind.Utc).AddHours(-6);
        return utc < utcNow ? utc : utcNow;
    }

    /// <summary>Sets the clock of the whole application.</summary>
    public void At(DateOnly day, int hour, int minute = 0) => setClock(Moment(day, hour, minute));

    /// <summary>Whoever is meant by the e-mail acts until the result is disposed.</summary>
    public IDisposable As(string email) => ActingUser.Act(UserIds[email], DemoCast.Find(email).Name);

    /// <summary>Chance for one purpose, the same at every run: <c>world.Chance("crm.lead", 12)</c>.</summary>
    public static Random Chance(string purpose, int number = 0)
    {
        var hash = 2166136261u;
        foreach (var c in purpose) hash = (hash ^ c) * 16777619u;
        return new Random(unchecked((int)(hash + ((uint)number * 2654435761u))));
    }
}
