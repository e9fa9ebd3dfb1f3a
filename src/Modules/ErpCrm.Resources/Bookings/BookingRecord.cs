using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Resources.Text;

namespace ErpCrm.Resources.Bookings;

/// <summary>A person on a project for a week.</summary>
internal sealed class BookingRecord : Record<ResourcesDbContext, Booking>
{
    public override string Key => Kinds.Booking;

    public override RecordWords Words { get; } = new(typeof(ResourcesText), "Booking", "Bookings", "Book somebody");

    public override string Icon => "calendar-range";

    public override RecordRights Rights { get; } =
        new(ResourcesPermissions.ViewBookings, ResourcesPermissions.EditBookings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Hours of a week in the plan: changed where they stand.", RecordAbility.List);

    public override string ListUrl => "/resources/bookings";

    protected override string? Page => null;

    public override bool CreatesInSheet => true;

    public override IReadOnlyList<Field<Booking>> Fields { get; } =
    [
        Fields<Booking>.Record("person", "Person", Kinds.Person, b => b.PersonId, _ => null),
        Fields<Booking>.Record("project", "Project", Kinds.Project, b => b.ProjectId, _ => null),
        Fields<Booking>.Date("week", "Week", b => b.Week).Sorts().Imports(),
        Fields<Booking>.Minutes("minutes", "Minutes", b => b.Minutes).Sums(FieldSum.Whole).Imports(),
        Fields<Booking>.Flag("isTentative", "Is tentative", b => b.IsTentative).Imports(),
    ];

    public override IQueryable<Booking> Visible(Asking<ResourcesDbContext> asking) => asking.Db.Bookings;
}
