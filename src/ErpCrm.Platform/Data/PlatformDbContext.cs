using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Data;

/// <summary>
/// What belongs to no module: the event log with its deliveries and
/// proofs, the history, the keys of forms, work at set times. It owns the migrations of all of them;
/// a module's context maps those of <see cref="PlatformModel"/> too and saves them with its own rows.
/// </summary>
public sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> options)
    : DbContext(options), IModuleDbContext
{
    public static string Module => PlatformModel.Place;

    public DbSet<ScheduledJob> Jobs => Set<ScheduledJob>();

    public DbSet<LoggedEvent> Events => Set<LoggedEvent>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<ListenerState> Listeners => Set<ListenerState>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PlatformModel.Map(modelBuilder);
        modelBuilder.Entity<LogMark>(mark =>
        {
            mark.ToTable("LogMarks");
            mark.Property(m => m.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<ScheduledJob>(job =>
        {
            job.ToTable("ScheduledJobs");
            job.HasKey(j => j.Name);
            job.Property(j => j.Name).HasMaxLength(100);
            job.Property(j => j.LockedBy).HasMaxLength(120);
            job.Property(j => j.LastError).HasMaxLength(4000);
        });
        modelBuilder.Entity<WriteTrial>(trial =>
        {
            trial.ToTable("WriteTrials");
            trial.Property(t => t.Filling).HasMaxLength(-1);
        });
        modelBuilder.Entity<SharedCount>(count =>
        {
            count.ToTable("SharedCounts");
            count.HasKey(c => c.Name);
            count.Property(c => c.Name).HasMaxLength(SharedCount.NameLength);
        });
        ModuleModel.Place(modelBuilder, this, Module);
    }
}

internal static class PlatformRegistration
{
    public static void AddPlatformSchema(this IServiceCollection services)
    {
        services.AddDbContext<PlatformDbContext>((provider, options) =>
        {
            provider.GetRequiredService<IDatabase>().Configure(options, PlatformDbContext.Module);
            options.AddInterceptors(provider.GetServices<IInterceptor>());
        });
        services.AddScoped<RemoveOldMessages>();
        services.AddScoped<RemoveOldEvents>();
        services.AddScoped<RemoveUnusedFiles>();
        services.AddScoped<SettleMerges>();
        services.AddSingleton(
            ScheduledJobDefinition.Create<RemoveOldMessages>("platform.remove-old-messages", "10 4 * * *"));
        services.AddSingleton(
            ScheduledJobDefinition.Create<RemoveOldEvents>("platform.remove-old-events", "25 4 * * *"));
        services.AddSingleton(
            ScheduledJobDefinition.Create<RemoveUnusedFiles>("platform.remove-unused-files", "40 4 * * *"));
        services.AddSingleton(
            ScheduledJobDefinition.Create<SettleMerges>("platform.settle-merges", "20 * * * *"));
        services.AddSingleton<ClockWatch>();
        services.AddSingleton<JobScheduler>();
        services.AddHostedService(provider => provider.GetRequiredService<JobScheduler>());
    }
}
