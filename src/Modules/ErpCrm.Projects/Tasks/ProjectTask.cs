using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Tasks;

internal enum TaskState
{
    ToDo,
    InProgress,
    Review,
    Done,
}

/// <summary>A piece of a project's work; time may be recorded on it.</summary>
internal sealed class ProjectTask : Entity, IStaged
{
    public const int NameLength = 200;
    public const int DescriptionLength = 4000;

    private ProjectTask()
    {
    }

    public Guid ProjectId { get; private set; }
    public Project? Project { get; private set; }
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";
    public Guid? AssigneeId { get; private set; }
    public Person? Assignee { get; private set; }
    public int? EstimateMinutes { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public TaskState State { get; private set; }

    /// <summary>False when hours on it are not billed, whatever the project says.</summary>
    public bool IsBillable { get; private set; } = true;

    public DateTime? DoneAt { get; private set; }

    /// <summary>Order within its lane.</summary>
    [NotAudited]
    public double Position { get; private set; }

    public string SearchText { get; private set; } = "";

    public string? Custom { get; set; }

    string IStaged.StageKey => State.ToString();

    public bool IsDone => State == TaskState.Done;

    public static ProjectTask Plan(Guid projectId, string name, double position, TaskState state = TaskState.ToDo)
    {
        var task = new ProjectTask { ProjectId = projectId, Position = position, State = state };
        task.Rename(name);
        return task;
    }

    public void Change(string name, string? description, Person? assignee, int? estimateMinutes, DateOnly? dueOn,
        bool isBillable)
    {
        if (estimateMinutes is <= 0)
            throw new BusinessRuleException("Enter more than zero, or leave it empty.") { Field = "Estimate" };
        Rename(name);
        Description = description?.Trim() ?? "";
        Assign(assignee);
        (EstimateMinutes, DueOn, IsBillable) = (estimateMinutes, dueOn, isBillable);
    }

    public void Assign(Person? assignee)
    {
        if (assignee is { UserId: { } user } && assignee.Id != AssigneeId)
            Raise(new TaskHandedOver(ProjectId, Id, user));
        AssigneeId = assignee?.Id;
    }

    public void Reschedule(DateOnly? dueOn) => DueOn = dueOn;

    /// <summary>Puts the task into a lane, between its neighbours there.</summary>
    public void Move(TaskState state, double? after, double? before, DateTime now)
    {
        Position = (after, before) switch
        {
            ({ } a, { } b) => (a + b) / 2,
            ({ } a, null) => a + 1,
            (null, { } b) => b - 1,
            _ => 0,
        };
        if (state == State) return;
        State = state;
        DoneAt = state == TaskState.Done ? now : null;
    }

    private void Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new BusinessRuleException("Enter a name.") { Field = "Name" };
        Name = name.Trim();
        SearchText = SharedKernel.SearchText.Of(Name);
    }
}

internal sealed class ProjectTaskMapping : IEntityTypeConfiguration<ProjectTask>
{
    public void Configure(EntityTypeBuilder<ProjectTask> task)
    {
        task.ToTable("Tasks");
        task.Property(t => t.Name).HasMaxLength(ProjectTask.NameLength);
        task.Property(t => t.Description).HasMaxLength(ProjectTask.DescriptionLength);
        task.Property(t => t.SearchText).HasMaxLength(SearchText.MaxLength);
        task.Ignore(t => t.IsDone);
        task.HasOne(t => t.Project).WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.Cascade);
        task.HasOne(t => t.Assignee).WithMany().HasForeignKey(t => t.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        task.HasIndex(t => new { t.ProjectId, t.State, t.Position });
        task.HasIndex(t => new { t.AssigneeId, t.State, t.DueOn });
        task.HasIndex(t => new { t.State, t.DueOn });
    }
}
