using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm;

internal sealed class CrmDbContext(DbContextOptions<CrmDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "crm";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        CopiesModel.MapExchangeRates(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
