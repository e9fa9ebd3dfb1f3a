using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Projects;

/// <summary>Projects, tasks, milestones and time.</summary>
public static class ProjectsModule
{
    public static IServiceCollection AddProjects(this IServiceCollection services)
    {
        services.AddModule<ProjectsDbContext>("Projects")
            .FollowsUsers();
        return services;
    }
}
