using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources;

internal sealed class ResourcesDbContext(DbContextOptions<ResourcesDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "resources";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
