using System.Globalization;
using System.Net;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Architecture;
using ErpCrm.Tests.Checking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Demo;

/// <summary>The demo company is sound on whatever day somebody starts it; here
/// it is some weeks old, which is enough for the ends of months.</summary>
[Trait("Lane", "Long")]
public sealed class DemoDaysTests
{
    private static readonly int Days = LongForm.Of(65, 364);

    public static TheoryData<string> Todays => LongForm.IsAsked
        ? ["2028-02-29", "2026-12-31", "2027-01-31", "2027-01-01", "2027-02-28", "2027-03-01", "2027-05-09",
            "2027-10-31", "2027-11-15", "2024-02-29"]
        : ["2028-02-29", "2026-12-31", "2027-01-31"];

    // The last day of a leap February, of a year, and of a month on a Sunday.
    [Theory, MemberData(nameof(Todays))]
    public async Task Every_rule_holds_on_the_day(string today)
    {
        var app = new OnADay(DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        await app.InitializeAsync();
        try
        {
            await DemoPlay.PlayAsync(app, Days);
            var broken = await app.Services.BrokenRulesAsync();
            Assert.True(broken.Length == 0, broken);
            Assert.Empty(await MomentsToComeAsync(app));
            foreach (var page in new[]
            {
                "/", "/finance/cash", "/finance/invoices", "/projects/time", "/crm/deals", "/insights/margin",
                "/resources/capacity"
            })
                await app.Browser(TestUser.Owner).GetAsync(page, HttpStatusCode.OK);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    // What happened, happened by now: an approval of this afternoon is no approval in the morning.
    private static async Task<List<string>> MomentsToComeAsync(TestApp app)
    {
        var now = app.Time.GetUtcNow().UtcDateTime;
        var found = new List<string>();
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var context in Solution.ContextTypes(app))
        {
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(context);
            var moments = from type in db.Model.GetEntityTypes()
                          where typeof(Entity).IsAssignableFrom(type.ClrType)
                          from property in type.GetProperties()
                          where property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?)
                          where property.Name is not ("ExpiresAt" or "NextAt" or "LockedUntil" or "GiveUpAt")
                          select (type.ClrType, property.Name);
            foreach (var (type, name) in moments.ToList())
            {
                var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!
                    .MakeGenericMethod(type).Invoke(db, null)!;
                if (await rows.AnyAsync(row => EF.Property<DateTime?>(row, name) > now))
                    found.Add($"{type.Name}.{name}");
            }
        }

        return found;
    }

    private sealed class OnADay(DateOnly today) : TestApp(today.ToDateTime(new TimeOnly(5, 0), DateTimeKind.Utc))
    {
        protected override bool IsSetUp => false;

        protected override bool KnowsTestUsers => false;
    }
}
