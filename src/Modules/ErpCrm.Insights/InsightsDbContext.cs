using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Margin;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights;

internal sealed class InsightsDbContext(DbContextOptions<InsightsDbContext> options)
    : DbContext(options), IModuleDbContext
{
    public static string Module => "insights";

    public DbSet<UserCopy> Users => Set<UserCopy>();

    public DbSet<Engagement> Engagements => Set<Engagement>();

    public DbSet<JoinedEngagement> JoinedEngagements => Set<JoinedEngagement>();

    public DbSet<ThreadEntry> ThreadEntries => Set<ThreadEntry>();

    public DbSet<MoneyRow> MoneyRows => Set<MoneyRow>();

    public DbSet<CostRow> CostRows => Set<CostRow>();

    public DbSet<MonthlyMargin> MonthlyMargins => Set<MonthlyMargin>();

    public DbSet<LabourRate> LabourRates => Set<LabourRate>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        CopiesModel.MapExchangeRates(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
