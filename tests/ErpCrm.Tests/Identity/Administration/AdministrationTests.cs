using System.Net;
using ErpCrm.Identity;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Identity.Administration;

public sealed class AdministrationTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task The_history_of_everything_is_turned_page_by_page_without_gap_or_repetition()
    {
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            for (var i = 0; i < 120; i++)
                db.Add(new AuditEntry
                {
                    At = app.Time.GetUtcNow().UtcDateTime, UserId = Guid.Empty, UserName = "Test", Entity = "team",
                    EntityId = Guid.NewGuid(), Label = $"Row {i}", Action = "Created", Changes = "[]"
                });
            await db.SaveChangesAsync();
        });

        var admin = app.Browser(TestUser.Administrator);
        var seen = new List<string>();
        for (var url = "/admin/audit?kind=team"; url is not null;)
        {
            var page = await admin.GetAsync(url);
            seen.AddRange(page.QuerySelectorAll("tbody tr td:nth-child(3) .strong").Select(e => e.TextContent)
                .Where(t => t.StartsWith("Row ", StringComparison.Ordinal)));
            url = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
    }

    [Fact]
    public async Task History_events_and_jobs_are_for_administrators()
    {
        foreach (var url in new[] { "/admin/audit", "/admin/events", "/admin/jobs" })
        {
            await app.Browser(TestUser.Administrator).GetAsync(url);
            await app.Browser(TestUser.Accountant).GetAsync(url, HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_failed_effect_can_be_tried_again_or_given_up()
    {
        var ids = await app.InAsync<IdentityModuleDbContext, List<long>>(async db =>
        {
            OutboxMessage[] messages = [Dead(), Dead()];
            db.AddRange(messages);
            await db.SaveChangesAsync();
            return [.. messages.Select(m => m.Id)];
        });
        var admin = app.Browser(TestUser.Administrator);
        var page = await admin.GetAsync("/admin/events");
        (await admin.SubmitAsync(page, $"form[action='/admin/events/{ids[0]}/discard']")).Saved();
        (await admin.SubmitAsync(page, $"form[action='/admin/events/{ids[1]}/retry']")).Saved();

        var left = await app.InAsync<IdentityModuleDbContext, List<OutboxMessage>>(
            db => db.Set<OutboxMessage>().AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync());
        Assert.DoesNotContain(left, m => m.Id == ids[0]);
        Assert.DoesNotContain(left, m => m.Id == ids[1] && m.DeadLetteredAt is not null && m.Attempts == 9);

        // Nobody listens: it would fail again, and stand on the page that others look at.
        await app.InAsync<IdentityModuleDbContext, int>(
            db => db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task The_settings_page_shows_what_the_reader_may_set()
    {
        Assert.NotNull((await app.Browser(TestUser.Administrator).GetAsync("/settings"))
            .QuerySelector("main a[href='/identity/users']"));
        Assert.Null(
            (await app.Browser(TestUser.Sales).GetAsync("/settings")).QuerySelector("main a[href='/identity/users']"));
    }

    [Fact]
    public async Task The_company_keeps_the_currency_of_its_books()
    {
        var admin = app.Browser(TestUser.Administrator);
        var page = await admin.GetAsync("/identity/company");
        (await admin.SubmitAsync(page, "form#company", ("CompanyName", "Renamed"), ("BaseCurrency", "EUR"))).Saved();
        var company = await app.InAsync<IdentityModuleDbContext, ErpCrm.Identity.Company.OwnCompany>(
            db => db.Companies.SingleAsync());
        Assert.Equal(("Renamed", "KGS"), (company.Name, company.BaseCurrency));
    }

    private OutboxMessage Dead() => DeadLetters.Of("test.nothing-happened", "nobody", app.Time.GetUtcNow().UtcDateTime);
}
