using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.Stages;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm;

internal sealed class CrmDbContext(DbContextOptions<CrmDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "crm";

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Lead> Leads => Set<Lead>();

    public DbSet<Deal> Deals => Set<Deal>();

    public DbSet<Stage> Stages => Set<Stage>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<DealProject> DealProjects => Set<DealProject>();

    public DbSet<DistinctPair> DistinctPairs => Set<DistinctPair>();

    public DbSet<RecordMerge> Merges => Set<RecordMerge>();

    public DbSet<UserCopy> Users => Set<UserCopy>();

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
