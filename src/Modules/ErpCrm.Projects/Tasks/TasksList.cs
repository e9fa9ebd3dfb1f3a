using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Tasks;

internal sealed record TaskRow(
    Guid Id, string Name, Guid ProjectId, string Project, Guid? AssigneeId, string? Assignee, TaskState State,
    DateOnly? DueOn, int? EstimateMinutes, int RecordedMinutes, bool IsBillable, string? Custom)
    : IShowsCustom;

/// <summary>Tasks of all projects that the reader sees.</summary>
internal sealed class TasksList : ListOf<ProjectTask, TaskRow>
{
    public TasksList()
        : base("tasks", "/projects/tasks/list", typeof(ProjectsText))
    {
        Name = "Tasks";
        RowsAre(Kinds.Task, r => r.Id, r => r.Name);
        Finds("Filter tasks", (_, word) => t => t.SearchText.Contains(word) || t.Project!.SearchText.Contains(word));
        var nothing = new EmptyList("list-todo", "No tasks here", "Tasks are planned on the board of a project.")
        {
            List = Kinds.Project,
        };
        WhenNothing(nothing);
        WhenNoMatch("No task matches");
        HasTabs(
            "tab",
            new("", "Open tasks", (tasks, _) => tasks.Where(
                t => t.State == TaskState.ToDo || t.State == TaskState.InProgress || t.State == TaskState.Review)),
            new("mine", "My tasks", (tasks, s) =>
            {
                var me = s.Me.Id;
                return tasks.Where(t => t.Assignee!.UserId == me && t.State != TaskState.Done);
            }) { Nothing = nothing },
            new("done", "Done", (tasks, _) => tasks.Where(t => t.State == TaskState.Done)) { Nothing = nothing },
            new("all", "All") { Nothing = nothing });

        Text("name", "Task", r => r.Name).Sorts().Card(1)
            .Cell(r => Cells.Name($"/projects/tasks/{r.Id}", r.Name));
        Record("project", "Project", Kinds.Project, r => r.ProjectId, r => r.Project).Card(3)
            .Cell(r => Cells.Link($"/projects/tasks?project={r.ProjectId}", r.Project));
        Record("assignee", "Assignee", Kinds.Person, r => r.AssigneeId, r => r.Assignee)
            .Cell(r => Cells.Who(r.Assignee));
        Choice("state", "Status", r => r.State).Says(Words.KeyOf).Tone(Words.Tone).Card(2);
        Day("due", "Due", r => r.DueOn).SortsNothingLast().Card(4)
            .ClassOf((r, s) => r.State != TaskState.Done && r.DueOn < s.Today ? "fg-red" : null);
        Minutes("estimate", "Estimated", r => r.EstimateMinutes);
        Minutes("recorded", "Recorded", r => r.RecordedMinutes);
        Flag("billable", "Billable", r => r.IsBillable).ExportOnly();
    }

    public override IQueryable<ProjectTask> Visible(ListScope scope)
    {
        var db = scope.Get<ProjectsDbContext>();
        var projects = db.Projects.VisibleTo(scope.Me);
        return db.Tasks.AsNoTracking().Where(t => projects.Any(p => p.Id == t.ProjectId));
    }

    protected override Expression<Func<ProjectTask, TaskRow>> Row(ListScope scope)
    {
        var db = scope.Get<ProjectsDbContext>();
        return t => new TaskRow(
            t.Id, t.Name, t.ProjectId, t.Project!.Name, t.AssigneeId, t.Assignee!.Name, t.State, t.DueOn,
            t.EstimateMinutes, db.TimeEntries.Where(e => e.TaskId == t.Id).Sum(e => e.WorkedMinutes), t.IsBillable,
            t.Custom);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("due", false);
}
