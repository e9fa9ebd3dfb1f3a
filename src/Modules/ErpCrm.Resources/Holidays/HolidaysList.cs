using System.Globalization;
using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Holidays;

internal sealed record HolidayRow(Guid Id, DateOnly Day, string Name);

/// <summary>The holidays of one year.</summary>
internal sealed class HolidaysList : ListOf<Holiday, HolidayRow>
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    public HolidaysList()
        : base("holidays", "/resources/holidays", typeof(ResourcesText))
    {
        Name = "Holidays";
        LeavesOut = "One year stands at a time.";
        RowsAre(Kinds.Holiday, r => r.Id, r => r.Name);
        Views(
            tabs: new("_PeopleTabs", _ => "holidays"), beside: new("_Years", s => YearOf(s)),
            empty: new("_NoHolidays", s => YearOf(s)));
        Filter(new PeriodFilter<Holiday, int>("year", YearOf, Of));

        Day("day", "Date", r => r.Day).Sorts().Imports().Card(3);
        Text("weekday", "Weekday", r => Format.Weekday(r.Day)).NotAsked().Card(4);
        Text("name", "Name", r => r.Name).Sorts().Imports().Card(1).Class("strong");
        Text("actions", "Actions", r => "").HeadHidden().Card(2).Class("r")
            .When(s => s.Me.Can(ResourcesPermissions.EditPeople)).View("_Remove", r => r);
    }

    protected override bool FindsFirst => false;

    /// <summary>The year of the address, otherwise this one.</summary>
    public static int YearOf(ListScope scope) =>
        int.TryParse(scope.Query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? Math.Clamp(year, FirstYear, LastYear)
            : scope.Today.Year;

    public override IQueryable<Holiday> Visible(ListScope scope) =>
        scope.Get<ResourcesDbContext>().Holidays.AsNoTracking();

    protected override Expression<Func<Holiday, HolidayRow>> Row(ListScope scope) =>
        h => new HolidayRow(h.Id, h.Day, h.Name);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("day", false);

    private static IQueryable<Holiday> Of(IQueryable<Holiday> holidays, int year)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return holidays.Where(h => h.Day >= from && h.Day <= to);
    }
}
