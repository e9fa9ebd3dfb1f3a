using ErpCrm.Contracts;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Notices;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Workspace.Notifications;

/// <summary>How one kind is told.</summary>
internal sealed class ChoiceRow
{
    public NoticeKind Kind { get; set; }

    public Way Way { get; set; }
}

internal sealed class NotificationChoicesForm
{
    [ComparedByRow]
    public List<ChoiceRow> Rows { get; set; } = [];

    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietTo { get; set; }

    public int Version { get; set; }

    [BindNever]
    public ChoicesPage? Page { get; set; }

    public static NotificationChoicesForm Of(NotificationSettings? settings,
        IReadOnlyDictionary<NoticeKind, Way> chosen) => new()
        {
            Rows =
            [
                .. Enum.GetValues<NoticeKind>().Select(kind => new ChoiceRow
                {
                    Kind = kind, Way = chosen.TryGetValue(kind, out var way) ? way : Ways.UsualOf(kind),
                }),
            ],
            QuietFrom = TimeOf(settings?.QuietFrom),
            QuietTo = TimeOf(settings?.QuietTo),
            Version = settings?.Version ?? 0,
        };

    public static int? MinuteOf(TimeOnly? time) => time is { } known ? (known.Hour * 60) + known.Minute : null;

    private static TimeOnly? TimeOf(int? minute) => minute is { } known ? new TimeOnly(known / 60, known % 60) : null;
}

/// <summary>What the form says beside its fields.</summary>
/// <param name="Zone">The reader's time zone.</param>
internal sealed record ChoicesPage(
    IReadOnlyList<IGrouping<NoticeGroup, (NoticeKind Kind, string Icon, string Name)>> Groups, bool IsMailOn,
    string Zone);
