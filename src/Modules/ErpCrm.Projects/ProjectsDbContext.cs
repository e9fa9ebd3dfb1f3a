using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects;

internal sealed class ProjectsDbContext(DbContextOptions<ProjectsDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "projects";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
