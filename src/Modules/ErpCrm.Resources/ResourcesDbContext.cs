using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Resources.Absences;
using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.Holidays;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.Resources.Rates;
using ErpCrm.Resources.Utilisation;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources;

internal sealed class ResourcesDbContext(DbContextOptions<ResourcesDbContext> options)
    : DbContext(options), IModuleDbContext
{
    public static string Module => "resources";

    public DbSet<Person> People => Set<Person>();
    public DbSet<HoursPattern> HoursPatterns => Set<HoursPattern>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<PersonRate> Rates => Set<PersonRate>();
    public DbSet<Holiday> Holidays => Set<Holiday>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<ProjectCopy> Projects => Set<ProjectCopy>();
    public DbSet<WorkedWeek> WorkedWeeks => Set<WorkedWeek>();
    public DbSet<UserCopy> Users => Set<UserCopy>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
