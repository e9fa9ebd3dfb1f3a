using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.People;

/// <summary>Minutes a person works on each day of the week, from a day on.</summary>
internal sealed class HoursPattern : IPartOf
{
    private HoursPattern()
    {
    }

    /// <param name="minutes">Monday to Sunday.</param>
    public HoursPattern(Guid personId, DateOnly validFrom, IReadOnlyList<int> minutes)
    {
        PersonId = personId;
        ValidFrom = validFrom;
        (Monday, Tuesday, Wednesday, Thursday) = (minutes[0], minutes[1], minutes[2], minutes[3]);
        (Friday, Saturday, Sunday) = (minutes[4], minutes[5], minutes[6]);
    }

    /// <summary>What holds until hours are written down: eight hours from Monday to Friday.</summary>
    public static IReadOnlyList<int> Default { get; } = [480, 480, 480, 480, 480, 0, 0];

    public Guid Id { get; private set; } = Ids.New();
    public Guid PersonId { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public int Monday { get; private set; }
    public int Tuesday { get; private set; }
    public int Wednesday { get; private set; }
    public int Thursday { get; private set; }
    public int Friday { get; private set; }
    public int Saturday { get; private set; }
    public int Sunday { get; private set; }

    /// <summary>Monday to Sunday.</summary>
    public IReadOnlyList<int> Minutes => [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];

    Type IPartOf.OwnerType => typeof(Person);

    Guid IPartOf.OwnerId => PersonId;

    /// <summary>Position of a day in a week that starts on Monday.</summary>
    public static int IndexOf(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    /// <summary>The hours of a day: the newest pattern that is valid by then, else <see cref="Default"/>.</summary>
    public static IReadOnlyList<int> On(IEnumerable<HoursPattern> patterns, DateOnly day) =>
        patterns.Where(p => p.ValidFrom <= day).MaxBy(p => p.ValidFrom)?.Minutes ?? Default;
}

internal sealed class HoursPatternConfiguration : IEntityTypeConfiguration<HoursPattern>
{
    public void Configure(EntityTypeBuilder<HoursPattern> pattern)
    {
        pattern.ToTable("HoursPatterns");
        pattern.Ignore(p => p.Minutes);
        pattern.Property(p => p.Id).ValueGeneratedNever();
        pattern.HasIndex(p => new { p.PersonId, p.ValidFrom }).IsUnique();
    }
}
