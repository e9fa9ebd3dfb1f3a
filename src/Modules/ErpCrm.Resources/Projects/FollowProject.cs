using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Resources.Projects;

internal sealed class FollowProjectWhenProjectOpened(ResourcesDbContext db) : IHandle<ProjectOpened>
{
    public Task HandleAsync(ProjectOpened domainEvent, CancellationToken ct) =>
        db.FollowAsync(domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion, ct);
}

internal sealed class FollowProjectWhenProjectChanged(ResourcesDbContext db) : IHandle<ProjectChanged>
{
    public Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct) =>
        db.FollowAsync(domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion, ct);
}

internal static class FollowingProjects
{
    public static async Task FollowAsync(this ResourcesDbContext db, Guid id, ProjectDetails details, int version,
        CancellationToken ct)
    {
        var project = await db.Projects.FindAsync([id], ct);
        if (project is null) db.Add(project = new ProjectCopy { Id = id });
        project.Follow(details, version);
    }
}
