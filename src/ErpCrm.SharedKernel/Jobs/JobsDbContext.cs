using ErpCrm.SharedKernel.Data;
using ErpCrm.SharedKernel.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.SharedKernel.Jobs;

/// <summary>The table of scheduled jobs, which belongs to no module.</summary>
public sealed class JobsDbContext(DbContextOptions<JobsDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "platform";

    public DbSet<ScheduledJob> Jobs => Set<ScheduledJob>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
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

internal static class JobsRegistration
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddDbContext<JobsDbContext>((provider, options) =>
        {
            provider.GetRequiredService<IDatabase>().Configure(options, JobsDbContext.Module);
            options.AddInterceptors(provider.GetServices<IInterceptor>());
        });
        services.AddScoped<RemoveOldMessages>();
        services.AddSingleton(ScheduledJobDefinition.Create<RemoveOldMessages>("platform.remove-old-messages", "10 4 * * *"));
        services.AddSingleton<ClockWatch>();
        services.AddSingleton<JobScheduler>();
        services.AddHostedService(provider => provider.GetRequiredService<JobScheduler>());
    }
}
