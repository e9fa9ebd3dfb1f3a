using System.Net;
using ErpCrm.Crm;
using ErpCrm.Demo;
using ErpCrm.Finance;
using ErpCrm.Identity;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.Resources;
using ErpCrm.Tests.Documents;
using ErpCrm.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.DemoRemoval;

public sealed class DemoRemovalTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task The_owner_takes_the_demo_company_out_and_keeps_the_sign_in()
    {
        var owner = await app.AddUserAsync(BuiltInRoles.Owner);
        await BeginDemoAsync();
        var files = app.Services.GetRequiredService<IFileStore>();
        var receipt = (await files.PutAsync(new MemoryStream([1]), default)).Hash;
        var logo = await files.PutAsync(new MemoryStream(TestPicture.Png(4, 4)), default);
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Companies.SingleAsync()).ShowLogo(logo);
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedInAsync(owner.Email);
        var page = await browser.GetAsync("/identity/demo");

        var wrong = await browser.SubmitAsync(page, "form#demo-removal", ("CompanyName", "Another company"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.True(await app.InAsync<CrmDbContext, bool>(db => db.Companies.AnyAsync()));

        (await browser.SubmitAsync(page, "form#demo-removal", ("CompanyName", "Test company"))).Saved();

        Assert.False(await app.InAsync<CrmDbContext, bool>(db => db.Companies.AnyAsync()));
        Assert.True(await app.InAsync<CrmDbContext, bool>(db => db.Stages.AnyAsync()));
        Assert.False(await files.HasAsync(receipt));
        Assert.True(await files.HasAsync(logo.Hash));
        Assert.Equal([owner.Id],
            await app.InAsync<IdentityModuleDbContext, List<Guid>>(db => db.Users.Select(u => u.Id).ToListAsync()));
        Assert.Equal([owner.Id],
            await app.InAsync<CrmDbContext, List<Guid>>(db => db.Users.Select(u => u.Id).ToListAsync()));
        Assert.Equal([owner.Id],
            await app.InAsync<ResourcesDbContext, List<Guid?>>(db => db.People.Select(p => p.UserId).ToListAsync()));
        Assert.True(await app.InAsync<FinanceDbContext, bool>(db => db.TaxRates.AnyAsync()));
        Assert.True(await IdentityApp.IsSignedInAsync(browser));
        await browser.GetAsync("/");
        await browser.GetAsync("/identity/demo", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Only_an_owner_may()
    {
        var administrator = await app.AddUserAsync(BuiltInRoles.Administrator);
        var browser = await app.SignedInAsync(administrator.Email);
        await browser.GetAsync("/identity/demo", HttpStatusCode.Forbidden);
    }

    // The first day of every module's actor.
    private async Task BeginDemoAsync()
    {
        var world = new DemoWorld(app.Today.AddDays(-1), app.Today, app.Time.GetUtcNow().UtcDateTime, _ => { });
        using var cast = app.Services.CreateScope();
        var actors = cast.ServiceProvider.GetServices<IDemoActor>().OrderBy(a => a.Order).Select(a => a.GetType())
            .ToList();
        foreach (var type in actors)
        {
            using var scope = app.Services.CreateScope();
            await scope.ServiceProvider.GetServices<IDemoActor>().Single(a => a.GetType() == type)
                .BeginAsync(world, CancellationToken.None);
        }

        await app.InAsync<CrmDbContext, int>(async db =>
        {
            db.Add(new global::ErpCrm.Crm.Companies.Company(new global::ErpCrm.Crm.Companies.CompanyData
            {
                Name = "Left of the demo", Currency = "KGS", OwnerId = TestUser.Sales.Id
            }, DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });
    }
}
