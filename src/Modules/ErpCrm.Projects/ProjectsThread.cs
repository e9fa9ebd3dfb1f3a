using ErpCrm.Contracts;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Threads;

namespace ErpCrm.Projects;

/// <summary>What is said of projects and time in the thread of an engagement.</summary>
internal sealed class ProjectsThread : IThreadWords
{
    public IEnumerable<ThreadWords> Words =>
    [
        new(ThreadKind.ProjectOpened, ThreadPart.Work, "folder-kanban",
            (texts, said) => texts["Project {0} opened: {1}", said.Text, said.Detail].Value),
        new(ThreadKind.ProjectCompleted, ThreadPart.Work, "circle-check",
            (texts, said) => texts["Project {0} completed", said.Text].Value),
        new(ThreadKind.MilestoneAccepted, ThreadPart.Work, "flag",
            (texts, said) => texts["Milestone accepted: {0}", said.Text].Value)
        {
            Many = "Milestones accepted",
        },
        new(ThreadKind.TimeApproved, ThreadPart.Work, "clock",
            (texts, said) => texts["{1} of {0} approved", said.Text, Format.Hours(said.Minutes)].Value)
        {
            Hours = "{0} of work approved",
        },
        new(ThreadKind.TimeReopened, ThreadPart.Work, "lock-open",
            (texts, said) => texts["{1} of {0} opened again", said.Text, Format.Hours(said.Minutes)].Value)
        {
            Many = "Weeks opened again",
        },
        new(ThreadKind.ContractValueChanged, ThreadPart.Money, "scale",
            (texts, said) => texts["Change order, contract value changed: {0}", said.Text].Value)
        {
            Many = "Change orders",
        },
    ];
}
