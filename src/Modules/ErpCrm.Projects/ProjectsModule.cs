using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Resources;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Projects;

/// <summary>Projects, tasks, milestones and time.</summary>
public static class ProjectsModule
{
    public static IServiceCollection AddProjects(this IServiceCollection services)
    {
        services.AddModule<ProjectsDbContext>("Projects")
            .FollowsUsers()
            .Permissions(ProjectsPermissions.All)
            .Handles<CompanyRegistered, FollowClientWhenCompanyRegistered>()
            .Handles<CompanyChanged, FollowClientWhenCompanyChanged>()
            .Handles<PersonChanged, FollowPersonWhenPersonChanged>()
            .Handles<DealWon, OpenProjectWhenDealWon>()
            .History<Project>(CanReadProjectAsync);
        services.AddValidatorsFromAssemblyContaining<ProjectsDbContext>(includeInternalTypes: true);
        return services;
    }

    private static Task<bool> CanReadProjectAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var access = services.GetRequiredService<ICurrentUser>().AccessTo(ProjectsPermissions.ViewProjects);
        return services.GetRequiredService<ProjectsDbContext>().Projects.VisibleTo(access).AnyAsync(p => p.Id == id, ct);
    }
}
