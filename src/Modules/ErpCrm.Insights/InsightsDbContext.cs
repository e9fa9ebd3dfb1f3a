using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights;

internal sealed class InsightsDbContext(DbContextOptions<InsightsDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "insights";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        CopiesModel.MapExchangeRates(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
