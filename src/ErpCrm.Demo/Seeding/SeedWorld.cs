using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;

namespace ErpCrm.Demo.Seeding;

/// <summary>A week of the seeded company.</summary>
/// <param name="Number">From 0.</param>
/// <param name="LastDay">Sunday, or today in the last week.</param>
public sealed record SeedWeek(int Number, DateOnly Monday, DateOnly LastDay)
{
    /// <summary>A working day of the week, not after today.</summary>
    public DateOnly Day(int fromMonday) =>
        Monday.AddDays(Math.Min(fromMonday, 4)) is var day && day <= LastDay ? day : LastDay;
}

/// <summary>A user of the seeded company.</summary>
public sealed record SeedUser(Guid Id, DemoPerson Person);

/// <summary>The stage of a seeded company: its size, its weeks, its clock,
/// its people. The same size and day give the same figures.</summary>
public sealed class SeedWorld
{
    /// <summary>Stands in the queries that the seed asks for itself, and nothing else does.</summary>
    public const string Tag = "seed";

    // Bishkek, the company's zone.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(6);
    private readonly Action<DateTime> _setClock;
    private readonly DateTime _utcNow;

    /// <param name="today">The last day that is made.</param>
    /// <param name="utcNow">Nothing is said to have happened after this moment.</param>
    public SeedWorld(SeedSize size, DateOnly today, DateTime utcNow, Action<DateTime> setClock)
    {
        (Size, Today, _utcNow, _setClock) = (size, today, utcNow, setClock);
        FirstDay = SharedKernel.Weeks.MondayOf(today).AddDays(-7 * 52 * size.Years);
        Weeks = (52 * size.Years) + 1;
        Cast = SeedCast.Of(size.People);
    }

    public SeedSize Size { get; }

    /// <summary>Monday of the first week.</summary>
    public DateOnly FirstDay { get; }

    public DateOnly Today { get; }

    /// <summary>Number of weeks, the current one included.</summary>
    public int Weeks { get; }

    /// <summary>Everybody who works here.</summary>
    public IReadOnlyList<DemoPerson> Cast { get; }

    /// <summary>Users in the order of the cast, filled by the identity module.</summary>
    public List<SeedUser> Users { get; } = [];

    public SeedWeek Week(int number)
    {
        var monday = FirstDay.AddDays(7 * number);
        return new SeedWeek(number, monday, monday.AddDays(6) < Today ? monday.AddDays(6) : Today);
    }

    /// <summary>How many of <paramref name="total"/> fall into a week:
    /// the company grows, and the weeks add up exactly.</summary>
    public int Share(int total, int week) => (int)(Grown(total, week + 1) - Grown(total, week));

    /// <summary>A local time of a day as UTC, never later than now.</summary>
    public DateTime Moment(DateOnly day, int hour, int minute = 0)
    {
        var utc = day.ToDateTime(new TimeOnly(hour, minute), DateTimeKind.Utc) - Offset;
        return utc < _utcNow ? utc : _utcNow;
    }

    /// <summary>Sets the clock of the whole application.</summary>
    public void At(DateOnly day, int hour) => _setClock(Moment(day, hour));

    /// <summary>Users of a role, in the order of the cast.</summary>
    public IReadOnlyList<SeedUser> UsersOf(string role) => [.. Users.Where(user => user.Person.Role == role)];

    /// <summary>One of a role, the same for the same number.</summary>
    public SeedUser UserOf(string role, int number)
    {
        var users = UsersOf(role);
        return users[number % users.Count];
    }

    /// <summary>A user acts until the result is disposed.</summary>
    public static IDisposable As(SeedUser user) => ActingUser.Act(user.Id, user.Person.Name);

    /// <summary>Chance for one purpose and number, the same at every run.</summary>
    public static Random Chance(string purpose, int number = 0) => DemoWorld.Chance(purpose, number);

    /// <summary>An index below <paramref name="count"/>: the first ones come up far more often than the last.</summary>
    public static int Skewed(Random chance, int count) => (int)(count * Math.Pow(chance.NextDouble(), 2.5));

    // The last year has about half as much again as the first.
    private long Grown(int total, int weeks)
    {
        var share = (double)weeks / Weeks;
        return (long)Math.Floor(total * ((0.75 * share) + (0.25 * share * share)) + 1e-9);
    }
}
