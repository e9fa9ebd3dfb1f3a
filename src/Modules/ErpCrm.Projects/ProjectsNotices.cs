using System.Globalization;
using ErpCrm.Contracts;
using ErpCrm.Ui.Notices;

namespace ErpCrm.Projects;

/// <summary>What people are told of projects, tasks and time.</summary>
internal sealed class ProjectsNotices : INoticeWords
{
    public IEnumerable<NoticeWords> Words =>
    [
        new(NoticeKind.ProjectIsYours, NoticeGroup.Yours, "folder-kanban", "I become project manager",
            texts => texts["You manage this project now"].Value),
        new(NoticeKind.TaskIsYours, NoticeGroup.Yours, "list-todo", "A task becomes mine",
            texts => texts["A task is yours now"].Value),
        new(NoticeKind.TimeWaits, NoticeGroup.ToDecide, "clipboard-check", "Hours wait for my decision",
            texts => texts["Hours wait for your decision"].Value)
        {
            Facts = NoticeWords.WeekOf,
        },
        new(NoticeKind.TimeApproved, NoticeGroup.Decided, "circle-check", "My hours are approved",
            texts => texts["Your hours are approved"].Value)
        {
            Facts = NoticeWords.WeekOf, Url = OwnWeek,
        },
        new(NoticeKind.TimeSentBack, NoticeGroup.Decided, "undo-2", "My hours are sent back",
            texts => texts["Your hours are sent back"].Value)
        {
            Facts = NoticeWords.WeekOf, Url = OwnWeek,
        },
    ];

    private static string OwnWeek(NoticeSaid said) =>
        string.Create(CultureInfo.InvariantCulture, $"/projects/time?week={said.Day:yyyy-MM-dd}");
}
