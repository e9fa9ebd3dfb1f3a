using ErpCrm.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity;

internal sealed class IdentityModuleDbContext(DbContextOptions<IdentityModuleDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "identity";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder) => ModuleModel.Apply(modelBuilder, this, Module);
}
