using ErpCrm.Contracts.Crm;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;

namespace ErpCrm.Projects.Seeding;

/// <summary>A task time is recorded on.</summary>
internal sealed record ActiveTask(Guid Id, string Name, bool IsBillable);

/// <summary>What the seeder remembers of a project in work.</summary>
/// <param name="Members">People who may work on it; empty means everyone.</param>
internal sealed record ActiveProject(Guid Id, string Code, WorkName Work, BillingMethod Billing,
    IReadOnlyList<ActiveTask> Tasks, IReadOnlySet<Guid> Members)
{
    public bool Takes(Guid personId) => Members.Count == 0 || Members.Contains(personId);

    public static ActiveProject Of(Project project, IReadOnlyList<ActiveTask> tasks) => new(
        project.Id, project.Code, new WorkName(project.EngagementId, ""), project.Billing, tasks,
        project.Members.Select(m => m.PersonId).ToHashSet());
}
