using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.Milestones;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.Projects.Time;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects;

internal sealed class ProjectsDbContext(DbContextOptions<ProjectsDbContext> options)
    : DbContext(options), IModuleDbContext
{
    public static string Module => "projects";

    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ProjectMoney> ProjectMoney => Set<ProjectMoney>();
    public DbSet<Milestone> Milestones => Set<Milestone>();
    public DbSet<ProjectTask> Tasks => Set<ProjectTask>();
    public DbSet<Timesheet> Timesheets => Set<Timesheet>();
    public DbSet<TimeEntry> TimeEntries => Set<TimeEntry>();
    public DbSet<RunningTimer> Timers => Set<RunningTimer>();
    public DbSet<StoppedTimer> StoppedTimers => Set<StoppedTimer>();
    public DbSet<MeasuredTime> MeasuredTimes => Set<MeasuredTime>();
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<UserCopy> Users => Set<UserCopy>();
    public DbSet<ProjectCounter> Counters => Set<ProjectCounter>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
