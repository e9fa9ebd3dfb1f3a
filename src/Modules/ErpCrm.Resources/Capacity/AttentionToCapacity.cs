using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Capacity;

/// <summary>People with more confirmed work than hours in this week or the next.</summary>
internal sealed class AttentionToCapacity(ResourcesDbContext db, IBusinessClock clock, ICurrentUser me,
    IStringLocalizer<ResourcesText> texts) : IAttentionSource
{
    private const int WatchedWeeks = 2;
    private const int Most = 10;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(ResourcesPermissions.EditBookings)) return [];
        var filter = new CapacityFilter(Weeks.MondayOf(clock.Today), Weeks: WatchedWeeks);
        var over = from row in await CapacityPlan.RowsAsync(db, filter, clock.Today, ct)
                   let worst = filter.Mondays.Zip(row.Row.Weeks).MaxBy(week => week.Second.Over)
                   where worst.Second.Over > 0
                   orderby worst.Second.Over descending
                   select Item(row.Row, worst.First, worst.Second);
        return [.. over.Take(Most)];
    }

    private AttentionItem Item(CapacityRow row, DateOnly week, Load load) => new(
        load.Step == "h6" ? "red" : "amber",
        texts["Over capacity"],
        texts["{0}, week of {1}", row.Name, Format.Day(week)],
        $"/resources/bookings/week?personId={row.PersonId}&week={week:yyyy-MM-dd}",
        load.Share is { } share ? Format.Percent(share) : Format.Hours(load.Booked),
        Weight: 40 + Math.Min(20, load.Over / 60));
}
