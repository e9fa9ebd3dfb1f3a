using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Resources.Bookings;

public sealed class BookingTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private readonly Person _person = new(new PersonFacts("Aida", null, "Developer", Monday, Monday.AddDays(30), true),
        null, null);

    [Fact]
    public void A_booking_stands_on_the_Monday_of_its_week() =>
        Assert.Equal(Monday, new Booking(_person, Project(true), Monday.AddDays(6), 60, false).Week);

    [Fact]
    public void A_closed_project_takes_no_bookings() =>
        Assert.Equal("ProjectId",
            Assert.Throws<BusinessRuleException>(() => new Booking(_person, Project(false), Monday, 60, false)).Field);

    [Fact]
    public void Nobody_is_booked_before_joining_or_after_leaving()
    {
        Assert.Throws<BusinessRuleException>(() => new Booking(_person, Project(true), Monday.AddDays(-7), 60, false));
        Assert.Throws<BusinessRuleException>(() => new Booking(_person, Project(true), Monday.AddDays(35), 60, false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(Booking.MostMinutes + 1)]
    public void Impossible_hours_are_refused(int minutes) =>
        Assert.Throws<BusinessRuleException>(() => new Booking(_person, Project(true), Monday, minutes, false));

    [Fact]
    public void More_than_the_capacity_may_be_booked() =>
        Assert.Equal(60 * 60, new Booking(_person, Project(true), Monday, 60 * 60, true).Minutes);

    [Fact]
    public void An_older_state_of_a_project_is_ignored()
    {
        var project = Project(true);
        project.Follow(Details(false) with { Name = "Old" }, 2);

        Assert.Equal(("Site", true), (project.Name, project.IsOpen));
    }

    internal static ProjectCopy Project(bool open)
    {
        var project = new ProjectCopy { Id = Guid.NewGuid() };
        project.Follow(Details(open), 3);
        return project;
    }

    internal static ProjectDetails Details(bool open) => new(
        "P-0001", "Site", Guid.NewGuid(), "Ala-Too", BillingMethod.TimeAndMaterial, new Money(1000, "KGS"), null, 100,
        null, null, Monday, null, null, [], open);
}
