using ErpCrm.Identity;
using ErpCrm.Identity.Company;
using ErpCrm.Platform.Company;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web;

public sealed class AuditDatesTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Any_day_may_be_asked_for_also_one_without_midnight()
    {
        await _app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Companies.SingleAsync()).Change(
                new CompanyProfile { Name = "Cairo", TimeZoneId = "Africa/Cairo" });
            await db.SaveChangesAsync();
        });
        await _app.Services.GetRequiredService<CompanyProfileStore>().RefreshAsync(CancellationToken.None);

        var admin = _app.Browser(TestUser.Administrator);
        foreach (var query in new[] { "from=2027-04-30", "to=2027-04-29", "to=9999-12-31", "from=0001-01-01" })
            await admin.GetAsync($"/admin/audit?{query}");
    }
}
