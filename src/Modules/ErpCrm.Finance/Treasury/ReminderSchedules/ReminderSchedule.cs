using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.ReminderSchedules;

/// <summary>What somebody writes on when and how customers are reminded.</summary>
/// <param name="LatestDays">So many days after its day a reminder is not sent any more.</param>
/// <param name="Offsets">Days after the due day of each level, in their order; before it when negative.</param>
internal sealed record ReminderScheduleData(string Name, int LatestDays, IReadOnlyList<int> Offsets,
    IReadOnlyList<ReminderWords> Texts);

/// <summary>The words of a level in a language, where they are not those that come with the product.</summary>
internal sealed record ReminderWords(int Level, string Language, string Subject, string Body);

/// <summary>
/// When customers are reminded of what is overdue, level by level, and in which words (domain-rules §22). One is the
/// usual one; a customer may have another.
/// </summary>
internal sealed class ReminderSchedule : Entity
{
    public const int NameLength = 80;
    public const int MostLevels = 4;
    public const int FirstOffset = -30;
    public const int LastOffset = 365;
    private readonly List<ReminderLevel> _levels = [];
    private readonly List<ReminderText> _texts = [];

    private ReminderSchedule()
    {
    }

    public ReminderSchedule(ReminderScheduleData data, AskedBy by) => Change(data, by);

    public string Name { get; private set; } = "";

    /// <summary>Whether it holds for customers that have none of their own.</summary>
    public bool IsUsual { get; private set; }

    /// <summary>Whether nothing goes out by it for now.</summary>
    public bool IsPaused { get; private set; }

    public int LatestDays { get; private set; }

    /// <summary>Who wrote or resumed it last: in his name letters go.</summary>
    [NotAudited]
    public Guid SwitchedById { get; private set; }

    [NotAudited]
    public string SwitchedByName { get; private set; } = "";

    public IReadOnlyList<ReminderLevel> Levels => _levels;

    public IReadOnlyList<ReminderText> Texts => _texts;

    public void Change(ReminderScheduleData data, AskedBy by)
    {
        if (data.Offsets.Count is 0 or > MostLevels)
            throw new BusinessRuleException("A schedule has between 1 and {0} levels.", MostLevels);
        if (data.Offsets.Any(days => days is < FirstOffset or > LastOffset))
            throw new BusinessRuleException("A reminder goes at most {0} days before and {1} days after the due day.",
                -FirstOffset, LastOffset);
        if (data.Offsets.Zip(data.Offsets.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new BusinessRuleException("Each level comes later than the one before.");
        (Name, LatestDays) = (data.Name.Trim(), data.LatestDays);
        (SwitchedById, SwitchedByName) = (by.UserId, by.UserName);
        SetLevels(data.Offsets);
        SetTexts(data.Texts);
        Touch();
    }

    public void MakeUsual(bool isUsual) => IsUsual = isUsual;

    /// <summary>Nothing goes out until it is resumed; what is too late then is left out.</summary>
    public void Pause() => IsPaused = true;

    public void Resume(AskedBy by) => (IsPaused, SwitchedById, SwitchedByName) = (false, by.UserId, by.UserName);

    private void SetLevels(IReadOnlyList<int> offsets)
    {
        _levels.RemoveAll(level => level.Number > offsets.Count);
        for (var number = 1; number <= offsets.Count; number++)
        {
            if (_levels.Find(level => level.Number == number) is { } known) known.OffsetDays = offsets[number - 1];
            else _levels.Add(new ReminderLevel(Id, number, offsets[number - 1]));
        }
    }

    private void SetTexts(IReadOnlyList<ReminderWords> texts)
    {
        _texts.RemoveAll(known => !texts.Any(t => (t.Level, t.Language) == (known.Level, known.Language)));
        foreach (var text in texts)
        {
            if (_texts.Find(t => (t.Level, t.Language) == (text.Level, text.Language)) is { } known)
                known.Say(text.Subject, text.Body);
            else _texts.Add(new ReminderText(Id, text));
        }
    }
}

/// <summary>One level of a schedule.</summary>
internal sealed class ReminderLevel : IPartOf
{
    private ReminderLevel()
    {
    }

    internal ReminderLevel(Guid scheduleId, int number, int offsetDays) =>
        (ScheduleId, Number, OffsetDays) = (scheduleId, number, offsetDays);

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid ScheduleId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    /// <summary>Days after the due day; before it when negative.</summary>
    public int OffsetDays { get; internal set; }

    Type IPartOf.OwnerType => typeof(ReminderSchedule);

    Guid IPartOf.OwnerId => ScheduleId;
}

/// <summary>The company's own words for a level in a language.</summary>
internal sealed class ReminderText : IPartOf
{
    public const int SubjectLength = 200;
    public const int BodyLength = 4000;

    private ReminderText()
    {
    }

    internal ReminderText(Guid scheduleId, ReminderWords words)
    {
        (ScheduleId, Level, Language) = (scheduleId, words.Level, words.Language);
        Say(words.Subject, words.Body);
    }

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid ScheduleId { get; private set; }

    public int Level { get; private set; }

    /// <summary><c>en</c>, <c>ky</c> or <c>ru</c>.</summary>
    public string Language { get; private set; } = "";

    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";

    Type IPartOf.OwnerType => typeof(ReminderSchedule);

    Guid IPartOf.OwnerId => ScheduleId;

    internal void Say(string subject, string body) => (Subject, Body) = (subject, body);
}

internal sealed class ReminderScheduleConfiguration : IEntityTypeConfiguration<ReminderSchedule>
{
    public void Configure(EntityTypeBuilder<ReminderSchedule> schedule)
    {
        schedule.ToTable("ReminderSchedules");
        schedule.Property(s => s.Name).HasMaxLength(ReminderSchedule.NameLength);
        schedule.Property(s => s.SwitchedByName).HasMaxLength(120);
        schedule.HasMany(s => s.Levels).WithOne().HasForeignKey(l => l.ScheduleId);
        schedule.HasMany(s => s.Texts).WithOne().HasForeignKey(t => t.ScheduleId);
        schedule.HasIndex(s => s.Name).IsUnique();
    }
}

internal sealed class ReminderLevelConfiguration : IEntityTypeConfiguration<ReminderLevel>
{
    public void Configure(EntityTypeBuilder<ReminderLevel> level)
    {
        level.ToTable("ReminderLevels");
        level.Property(l => l.Id).ValueGeneratedNever();
        level.HasIndex(l => new { l.ScheduleId, l.Number }).IsUnique();
    }
}

internal sealed class ReminderTextConfiguration : IEntityTypeConfiguration<ReminderText>
{
    public void Configure(EntityTypeBuilder<ReminderText> text)
    {
        text.ToTable("ReminderTexts");
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Language).HasMaxLength(2);
        text.Property(t => t.Subject).HasMaxLength(ReminderText.SubjectLength);
        text.Property(t => t.Body).HasMaxLength(ReminderText.BodyLength);
        text.HasIndex(t => new { t.ScheduleId, t.Level, t.Language }).IsUnique();
    }
}
