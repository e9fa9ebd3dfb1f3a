using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Bookings;

internal sealed record BookingRow(
    Guid Id, Guid PersonId, string? Person, Guid ProjectId, string? Project, string? Company, DateOnly Week,
    int Minutes, bool IsTentative);

/// <summary>What the capacity grid adds up, one by one: of a week both have the same hours.</summary>
internal sealed class BookingsList : ListOf<Booking, BookingRow>
{
    private const string Ahead = "ahead";
    private const string Earlier = "earlier";
    private const string All = "all";

    public BookingsList()
        : base("bookings", "/resources/bookings", typeof(ResourcesText))
    {
        Name = "Bookings";
        LeavesOut = "What people who are not planned any more were booked on is over.";
        RowsAre(Kinds.Booking, r => r.Id, r => $"{r.Person}, {Format.Date(r.Week)}");
        HasTabs(
            "when",
            new(Ahead, "From this week", (bookings, s) => From(bookings, Weeks.MondayOf(s.Today))),
            new(Earlier, "Earlier", (bookings, s) => Before(bookings, Weeks.MondayOf(s.Today))),
            new(All, "All"));
        DeclareFilters();
        Views(beside: new("_CapacityViews", s => new CapacityViews(false, s.Query["from"])), filtersBelow: true);
        WhenNoMatch("No bookings match");
        WhenNothing(new("calendar-range", "Nothing is booked",
            "Who is booked on what, and in which week, stands here.")
        {
            New = Kinds.Booking,
        });

        Record("person", "Person", Kinds.Person, r => r.PersonId, r => r.Person).Sorts().Card(1).Cell(PersonOf);
        Record("project", "Project", Kinds.Project, r => r.ProjectId, r => r.Project).Sorts()
            .Cell(r => Html.Of($"<span>{r.Project}{Cells.Beside(r.Company)}</span>"));
        Text("company", "Company", r => r.Company).ExportOnly();
        Day("week", "Week", r => r.Week).SortsBy(r => r.Week, r => r.Person).Card(3).Cell(WeekOf);
        Flag("tentative", "Status", r => r.IsTentative).Shows((r, s) => s.Say(WordOf(r.IsTentative))).Card(4)
            .Cell((r, s) => r.IsTentative
                ? Cells.Badge("gray", s.Say(WordOf(true)))
                : Cells.Muted(s.Say(WordOf(false))));
        Minutes("hours", "Hours", r => r.Minutes).Sorts().Card(2);
    }

    public override IQueryable<Booking> Visible(ListScope scope)
    {
        var db = scope.Get<ResourcesDbContext>();
        var people = db.People.Planned();
        return db.Counted(scope.Today).AsNoTracking().Where(b => people.Any(p => p.Id == b.PersonId));
    }

    protected override Expression<Func<Booking, BookingRow>> Row(ListScope scope)
    {
        var db = scope.Get<ResourcesDbContext>();
        return b => new BookingRow(
            b.Id,
            b.PersonId,
            db.People.Where(p => p.Id == b.PersonId).Select(p => p.Name).FirstOrDefault(),
            b.ProjectId,
            db.Projects.Where(p => p.Id == b.ProjectId).Select(p => p.Name).FirstOrDefault(),
            db.Projects.Where(p => p.Id == b.ProjectId).Select(p => p.CompanyName).FirstOrDefault(),
            b.Week, b.Minutes, b.IsTentative);
    }

    /// <summary>What is to come; whoever asks for days means those, wherever they lie.</summary>
    protected override string UsualTab(ListQuery query) => query["from"] is null && query["to"] is null ? Ahead : All;

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("week", tab == Earlier);

    protected override async Task<IReadOnlyList<ListTotal>> TotalsAsync(
        IQueryable<Booking> found, ListScope scope, CancellationToken ct)
    {
        var sums = await scope.Get<ResourcesDbContext>().KeptAsync(
            $"bookings {NarrowedBy(scope)} {Weeks.MondayOf(scope.Today):O}", null,
            [typeof(Booking), typeof(ProjectCopy), typeof(Person)],
            () => found.GroupBy(b => b.IsTentative)
                .Select(g => new { IsTentative = g.Key, Minutes = g.Sum(b => b.Minutes) })
                .ToDictionaryAsync(g => g.IsTentative, g => g.Minutes, ct));
        var tentative = sums.GetValueOrDefault(true);
        var remark = tentative > 0 ? Cells.Beside(scope.Say("{0} tentative", Format.Hours(tentative))) : Html.Empty;
        return
        [
            new(Html.Of($"{scope.Say("Total")}{remark}"), new Dictionary<string, Html>
            {
                ["hours"] = Html.Text(Format.Hours(tentative + sums.GetValueOrDefault(false))),
            }),
        ];
    }

    private void DeclareFilters()
    {
        Finds("Filter bookings", (s, word) =>
        {
            var (people, projects) = (s.Get<ResourcesDbContext>().People, s.Get<ResourcesDbContext>().Projects);
            return b => people.Any(p => p.Id == b.PersonId && p.SearchText.Contains(word))
                || projects.Any(p => p.Id == b.ProjectId && p.SearchText.Contains(word));
        });
        Choose("person", "Person", "All people", b => b.PersonId, PeopleAsync);
        Choose("project", "Project", "All projects", b => b.ProjectId, ProjectsAsync);
        Filter(new ValueFilter<Booking, bool>("tentative", "Status", bool.TryParse,
            (bookings, isTentative, _) => bookings.Where(b => b.IsTentative == isTentative))
        {
            Any = "Any status",
            Choices = (s, _) => Task.FromResult<IEnumerable<SelectListItem>>(
                [new(s.Say(WordOf(false)), "false"), new(s.Say(WordOf(true)), "true")]),
        });
        Filter(new DaysFilter<Booking>("from", "to", "Weeks from",
            (bookings, from, to, _) => From(bookings, Weeks.MondayOf(from)).Where(b => b.Week <= to))
        {
            IsWide = true,
        });
    }

    private static IQueryable<Booking> From(IQueryable<Booking> bookings, DateOnly monday) =>
        bookings.Where(b => b.Week >= monday);

    private static IQueryable<Booking> Before(IQueryable<Booking> bookings, DateOnly monday) =>
        bookings.Where(b => b.Week < monday);

    private static async Task<IEnumerable<SelectListItem>> PeopleAsync(ListScope scope, CancellationToken ct)
    {
        var db = scope.Get<ResourcesDbContext>();
        var people = await db.People.Planned().Where(p => db.Bookings.Any(b => b.PersonId == p.Id))
            .OrderBy(p => p.Name).Select(p => new { p.Id, p.Name })
            .ToListAsync(ct);
        return people.Select(p => new SelectListItem(p.Name, p.Id.ToString()));
    }

    // Closed ones become more every year: they are found by their words.
    private static async Task<IEnumerable<SelectListItem>> ProjectsAsync(ListScope scope, CancellationToken ct)
    {
        var db = scope.Get<ResourcesDbContext>();
        Guid? chosen = Readers.Id(scope.Query["project"] ?? "", out var id) ? id : null;
        var projects = await db.Projects
            .Where(p => p.Id == chosen || (p.IsOpen && db.Bookings.Any(b => b.ProjectId == p.Id)))
            .OrderBy(p => p.Name).Select(p => new { p.Id, p.Name })
            .ToListAsync(ct);
        return projects.Select(p => new SelectListItem(p.Name, p.Id.ToString()));
    }

    private static string WordOf(bool isTentative) => isTentative ? "Tentative" : "Confirmed";

    // Who may change the booking opens it, the others see the week it belongs to.
    private Html PersonOf(BookingRow row, ListScope scope) => Cells.Who(row.Person, Cells.InSheet(
        scope.Me.Can(ResourcesPermissions.EditBookings) ? $"{Url}/{row.Id}/edit?{Back(scope)}" : WeekUrl(row, scope),
        row.Person));

    private Html WeekOf(BookingRow row, ListScope scope) => Html.Of(
        $"{Cells.InSheet(WeekUrl(row, scope), Format.Week(row.Week), "link nowrap")} {Cells.Muted(Format.Date(row.Week))}");

    private string WeekUrl(BookingRow row, ListScope scope) =>
        $"{Url}/week?personId={row.PersonId}&week={Format.Input(row.Week)}&{Back(scope)}";

    private string Back(ListScope scope) => $"returnUrl={Uri.EscapeDataString(scope.Query.At(Url))}";
}
