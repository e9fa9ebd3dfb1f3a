using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.Bookings;

/// <summary>A person is planned on a project for some time of one
/// week. More than the capacity is allowed, and shown.</summary>
internal sealed class Booking : Entity
{
    public const int MostWeeks = 52;
    public const int MostMinutes = 7 * 24 * 60;

    private Booking()
    {
    }

    public Booking(Person person, ProjectCopy project, DateOnly week, int minutes, bool isTentative)
    {
        week = Weeks.MondayOf(week);
        if (!project.IsOpen)
            throw new BusinessRuleException("{0} is closed.", project.Name) { Field = nameof(ProjectId) };
        if (!person.WorksIn(week))
            throw new BusinessRuleException("{0} does not work here in the week of {1}.", person.Name,
                week) { Field = nameof(PersonId) };
        (PersonId, ProjectId, Week) = (person.Id, project.Id, week);
        Change(minutes, isTentative);
    }

    public Guid PersonId { get; private set; }
    public Guid ProjectId { get; private set; }

    /// <summary>Monday of the ISO week.</summary>
    public DateOnly Week { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>Not agreed yet; counted apart (domain-rules §19).</summary>
    public bool IsTentative { get; private set; }

    public void Change(int minutes, bool isTentative)
    {
        if (minutes is <= 0 or > MostMinutes)
            throw new BusinessRuleException("Book more than nothing and at most a whole week.") { Field = "Hours" };
        (Minutes, IsTentative) = (minutes, isTentative);
    }
}

internal static class CountedBookings
{
    /// <summary>
    /// Bookings that take somebody's time: after this week a closed
    /// project takes none, until it is reopened; a withdrawn one never did, until its deal is won again.
    /// </summary>
    /// <param name="today">A day of this week.</param>
    public static IQueryable<Booking> Counted(this ResourcesDbContext db, DateOnly today)
    {
        var thisWeek = Weeks.MondayOf(today);
        return db.Bookings.Where(
            b => db.Projects.Any(p => p.Id == b.ProjectId && !p.IsWithdrawn && (b.Week <= thisWeek || p.IsOpen)));
    }
}

internal sealed class BookingConfiguration : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> booking)
    {
        booking.ToTable("Bookings");
        booking.HasOne<Person>().WithMany().HasForeignKey(b => b.PersonId).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne<ProjectCopy>().WithMany().HasForeignKey(b => b.ProjectId).OnDelete(DeleteBehavior.Restrict);
        booking.HasIndex(b => new { b.PersonId, b.ProjectId, b.Week }).IsUnique();
        booking.HasIndex(b => new { b.Week, b.PersonId });
        booking.HasIndex(b => new { b.ProjectId, b.Week });
    }
}
