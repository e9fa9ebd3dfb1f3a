using ErpCrm.Identity;
using ErpCrm.Identity.Company;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests;

/// <summary>The company's word on whether people decide about what is their own.</summary>
internal static class OwnDecisions
{
    /// <summary>Runs with the permission and takes it away again.</summary>
    public static async Task WithOwnDecisionsAsync(this TestApp app, Func<Task> work)
    {
        await AllowAsync(app, true);
        try
        {
            await work();
        }
        finally
        {
            await AllowAsync(app, false);
        }
    }

    private static async Task AllowAsync(TestApp app, bool allow)
    {
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            var company = await db.Companies.SingleAsync();
            company.Change(company.ToProfile(logo: null) with { AllowsOwnDecisions = allow });
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<CompanyProfileStore>().RefreshAsync(CancellationToken.None);
    }
}
