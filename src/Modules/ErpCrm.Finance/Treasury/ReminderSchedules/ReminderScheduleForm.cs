using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Treasury.ReminderSchedules;

/// <summary>When and in which words customers are reminded.</summary>
internal sealed class ReminderScheduleForm : ISettingForm
{
    private const int UsualLatest = 10;
    private static readonly int[] UsualOffsets = [3, 14, 30];

    public Guid? Id { get; set; }
    public string Name { get; set; } = "";
    public int? LatestDays { get; set; }
    public bool IsUsual { get; set; }
    public List<ReminderLevelForm> Levels { get; set; } = [];
    public int Version { get; set; }

    /// <summary>What comes with the product, to be seen beside what is written here.</summary>
    [BindNever]
    public IReadOnlyList<ReminderWords> BuiltIn { get; set; } = [];

    public static ReminderScheduleForm New(bool isFirst) => new()
    {
        LatestDays = UsualLatest,
        IsUsual = isFirst,
        Levels = LevelsOf(UsualOffsets, []),
    };

    public static ReminderScheduleForm Of(ReminderSchedule schedule) => new()
    {
        Id = schedule.Id,
        Name = schedule.Name,
        LatestDays = schedule.LatestDays,
        IsUsual = schedule.IsUsual,
        Levels = LevelsOf([.. schedule.Levels.OrderBy(l => l.Number).Select(l => l.OffsetDays)], schedule.Texts),
        Version = schedule.Version,
    };

    /// <summary>Levels without a day are left out; those after them take their number.</summary>
    public ReminderScheduleData ToData()
    {
        var used = Levels.Where(level => level.OffsetDays is not null).Take(ReminderSchedule.MostLevels).ToList();
        var texts = used.SelectMany((level, i) => level.Texts
            .Where(text => Cultures.All.Any(c => c.TwoLetterISOLanguageName == text.Language)
                && !string.IsNullOrWhiteSpace(text.Subject) && !string.IsNullOrWhiteSpace(text.Body))
            .DistinctBy(text => text.Language)
            .Select(text => new ReminderWords(i + 1, text.Language!, text.Subject!.Trim(), text.Body!.Trim())));
        return new ReminderScheduleData(Name, LatestDays!.Value, [.. used.Select(level => level.OffsetDays!.Value)],
            [.. texts]);
    }

    private static List<ReminderLevelForm> LevelsOf(IReadOnlyList<int> offsets, IReadOnlyList<ReminderText> texts) =>
    [
        .. Enumerable.Range(1, ReminderSchedule.MostLevels).Select(number => new ReminderLevelForm
        {
            OffsetDays = number <= offsets.Count ? offsets[number - 1] : null,
            Texts = [.. Cultures.All.Select(c => c.TwoLetterISOLanguageName).Select(language =>
            {
                var known = texts.FirstOrDefault(t => t.Level == number && t.Language == language);
                return new ReminderTextForm { Language = language, Subject = known?.Subject, Body = known?.Body };
            })],
        }),
    ];
}

internal sealed class ReminderLevelForm
{
    public int? OffsetDays { get; set; }
    public List<ReminderTextForm> Texts { get; set; } = [];
}

internal sealed class ReminderTextForm
{
    public string? Language { get; set; }
    public string? Subject { get; set; }
    public string? Body { get; set; }
}

internal sealed class ReminderScheduleFormValidator : AbstractValidator<ReminderScheduleForm>
{
    public ReminderScheduleFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(ReminderSchedule.NameLength);
        RuleFor(f => f.LatestDays).NotNull().InclusiveBetween(0, 90);
        RuleForEach(f => f.Levels).ChildRules(level =>
        {
            level.RuleFor(l => l.OffsetDays)
                .InclusiveBetween(ReminderSchedule.FirstOffset, ReminderSchedule.LastOffset);
            level.RuleForEach(l => l.Texts).ChildRules(text =>
            {
                text.RuleFor(t => t.Subject).MaximumLength(ReminderText.SubjectLength);
                text.RuleFor(t => t.Body).MaximumLength(ReminderText.BodyLength);
            });
        });
    }
}
